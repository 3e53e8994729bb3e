import { once } from "node:events";
import { createServer, connect as dial, isIP, type Server, type Socket } from "node:net";
import { KubeConfig } from "@kubernetes/client-node";

/** What the proxy does with bytes; `open` connections follow a change at once. */
export type ProxyMode =
  /** Hands everything on. */
  | { readonly kind: "pass" }
  /** Hands everything on, each piece this much later. */
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** Takes connections and bytes and hands nothing on, as a network that drops packets. */
  | { readonly kind: "stall" }
  /** Takes a connection and resets it at once. */
  | { readonly kind: "reset" }
  /** Does not listen: connecting fails with ECONNREFUSED. Open connections stay until they are cut. */
  | { readonly kind: "refuse" };

/** A TCP proxy in front of an API server whose faults a test chooses. TLS goes through untouched. */
export interface FaultProxy {
  readonly port: number;
  /** The same kubeconfig with the proxy's address in place of the server's. */
  readonly kubeconfig: string;
  /** Connections taken since the start. */
  readonly taken: number;
  /** Connections that are open now. */
  readonly open: number;
  setMode(mode: ProxyMode): Promise<void>;
  /** Ends open connections in an orderly way (FIN), on both sides. */
  cut(): void;
  /** Breaks open connections by RST: the client sees ECONNRESET. */
  reset(): void;
  dispose(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 and hands on to the server of the current context. */
export async function openFaultProxy(kubeconfig: string): Promise<FaultProxy> {
  const target = readServer(kubeconfig);
  const { host, port } = target;
  const pairs = new Set<Pair>();
  let mode: ProxyMode = { kind: "pass" };
  let taken = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    taken += 1;
    if (mode.kind === "reset") {
      client.resetAndDestroy();
      return;
    }
    const pair = join(client, dial({ host, port, allowHalfOpen: true }), () => mode);
    pairs.add(pair);
    client.once("close", () => pairs.delete(pair));
  });
  const ownPort = await listen(server, 0);
  return {
    port: ownPort,
    kubeconfig: target.moveTo(ownPort),
    get taken() {
      return taken;
    },
    get open() {
      return pairs.size;
    },
    async setMode(next) {
      mode = next;
      for (const pair of pairs) pair.pump();
      if (next.kind === "refuse" && server.listening) server.close();
      else if (next.kind !== "refuse" && !server.listening) await listen(server, ownPort);
    },
    cut: () => pairs.forEach((pair) => pair.end()),
    reset: () => pairs.forEach((pair) => pair.reset()),
    async dispose() {
      for (const pair of pairs) pair.reset();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
}

interface Pair {
  /** Hands on what has waited, as far as the mode lets it. */
  pump(): void;
  end(): void;
  reset(): void;
}

function join(client: Socket, target: Socket, mode: () => ProxyMode): Pair {
  const pumps = [carry(client, target, mode), carry(target, client, mode)];
  for (const [socket, other] of [
    [client, target],
    [target, client],
  ] as const) {
    // The fault itself is told by closing the other side; a proxy has nobody else to tell it to.
    socket.on("error", () => other.resetAndDestroy());
    socket.once("close", () => other.destroy());
    socket.setNoDelay(true);
  }
  return {
    pump: () => pumps.forEach((pump) => pump()),
    end: () => {
      client.end();
      target.end();
      // Without this a peer that keeps its half open would keep the connection alive.
      client.destroySoon();
      target.destroySoon();
    },
    reset: () => {
      client.resetAndDestroy();
      target.resetAndDestroy();
    },
  };
}

/** Pieces queue up in order; each is due when it has waited for as long as the mode said when it came. */
function carry(from: Socket, to: Socket, mode: () => ProxyMode): () => void {
  const queue: { readonly due: number; readonly send: () => void }[] = [];
  const pump = (): void => {
    if (mode().kind === "stall") return;
    // Timers may fire a millisecond early.
    while (queue[0] !== undefined && queue[0].due <= performance.now() + 1) queue.shift()?.send();
  };
  const pass = (send: () => void): void => {
    const current = mode();
    const wait = current.kind === "delay" ? current.milliseconds : 0;
    queue.push({ due: performance.now() + wait, send });
    if (wait > 0) setTimeout(pump, wait).unref();
    else pump();
  };
  from.on("data", (chunk) => pass(() => to.writable && to.write(chunk)));
  from.on("end", () => pass(() => to.end()));
  return pump;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}

/** Where the server of the current context listens, and a kubeconfig with another address for it. */
function readServer(kubeconfig: string): {
  readonly host: string;
  readonly port: number;
  moveTo(port: number): string;
} {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new Error("The kubeconfig has no current context with a cluster");
  const { hostname, port } = new URL(cluster.server);
  const host = hostname.replace(/^\[|\]$/g, "");
  // The certificate is for the name in the kubeconfig; an address cannot be asked for by name.
  const name = isIP(host) === 0 ? { tlsServerName: cluster.tlsServerName ?? host } : {};
  return {
    host,
    port: Number(port === "" ? 443 : port),
    moveTo: (ownPort) => {
      const moved = { ...cluster, ...name, server: `https://127.0.0.1:${ownPort}` };
      config.clusters = config.clusters.map((other) => (other === cluster ? moved : other));
      return config.exportConfig();
    },
  };
}
