import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { TunnelError } from "#tunnels/tunnel-error.ts";

/** A local port that only this machine can reach. */
export interface LoopbackListener {
  readonly port: number;
  /** Frees the port at once; connections go on until somebody ends them. */
  close(): void;
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, on the same port; 0 takes any free one. Never
 * on another address. Fails with a `TunnelError` of reason `port-in-use`.
 */
export async function listenOnLoopback(
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<LoopbackListener> {
  const four = await listen({ host: "127.0.0.1", port }, onConnection);
  const taken = (four.address() as AddressInfo).port;
  const servers = [four];
  try {
    servers.push(await listen({ host: "::1", port: taken, ipv6Only: true }, onConnection));
  } catch (error) {
    if (!hasNoSuchAddress(error)) {
      four.close();
      throw error;
    }
  }
  return {
    port: taken,
    close() {
      for (const server of servers) server.close();
    },
  };
}

/** Bytes that wait for a slow reader in each direction. */
const highWaterMark = 262_144;

async function listen(
  place: { readonly host: string; readonly port: number; readonly ipv6Only?: boolean },
  onConnection: (socket: Socket) => void,
): Promise<Server> {
  const server = createServer(
    { allowHalfOpen: true, pauseOnConnect: true, noDelay: true, highWaterMark },
    onConnection,
  );
  server.listen({ ...place, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    throw new TunnelError("port-in-use", `local port ${place.port} cannot be used: ${code}`);
  }
  // A connection that cannot be accepted, for want of descriptors, must not end the process.
  server.on("error", () => undefined);
  return server;
}

/** Machines and containers without IPv6. */
const withoutAddress: ReadonlySet<string | undefined> = new Set([
  "EADDRNOTAVAIL",
  "EAFNOSUPPORT",
  "EINVAL",
  "ENOTSUP",
]);

function hasNoSuchAddress(error: unknown): boolean {
  return withoutAddress.has((error as NodeJS.ErrnoException).code);
}
