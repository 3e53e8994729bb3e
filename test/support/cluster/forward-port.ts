import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { KubeConfig, PortForward } from "@kubernetes/client-node";

export interface ForwardedPort {
  /** On 127.0.0.1. */
  readonly port: number;
  dispose(): Promise<void>;
}

/** A local port whose connections end at a port of a Pod, each by a websocket of its own. */
export async function forwardPort(
  kubeconfig: string,
  pod: { readonly namespace: string; readonly name: string },
  podPort: number,
): Promise<ForwardedPort> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const forward = new PortForward(config);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // Whoever dialled sees the end of the connection, and says what it means to it.
    socket.on("error", () => socket.destroy());
    openTunnel(socket).catch((error: unknown) => socket.destroy(error as Error));
  });
  const openTunnel = async (socket: Socket): Promise<void> => {
    const { namespace, name } = pod;
    const tunnel = await forward.portForward(namespace, name, [podPort], socket, null, socket);
    // Only a forward with retries is a function.
    if (typeof tunnel === "function") return;
    tunnel.addEventListener("close", () => socket.end());
    socket.once("close", () => tunnel.close());
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return {
    port: address.port,
    async dispose() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
