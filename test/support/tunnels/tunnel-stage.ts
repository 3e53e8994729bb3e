import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import { dialTarget } from "#tunnels/dial-target.ts";
import { LiveStore } from "#live/live-store.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { FakePodPorts } from "#test/support/tunnels/fake-pod-ports.ts";
import { listEverything, makeCluster, makePod, resourceOf } from "#test/support/live/objects.ts";
import { TunnelSet } from "#tunnels/tunnel-set.ts";
import type { RememberedTunnel } from "#tunnels/tunnel-set.ts";

export const target: TunnelTarget = {
  context: "fake",
  namespace: "shop",
  role: "rw",
  name: "pg",
  cluster: "pg",
  port: 5432,
};

/** Tunnels to a Cluster `pg` of three whose pods are servers of the test. */
export interface TunnelStage {
  readonly api: FakePodPorts;
  readonly store: LiveStore;
  readonly tunnels: TunnelSet;
  readonly memory: { tunnels: readonly RememberedTunnel[] };
  /** How many follow the context. */
  readonly holds: () => number;
  readonly changes: () => number;
  /** Makes another instance the primary, as the operator does it at the end of a switchover. */
  moveTo(number: number): void;
  putCluster(status: object): void;
  /** Ends the connection to the server, and has another one for whoever comes next, as after a change of the kubeconfig. */
  replaceConnection(): void;
  dispose(): Promise<void>;
}

export async function openTunnelStage(options: { waitLimit?: number } = {}): Promise<TunnelStage> {
  const api = await FakePodPorts.start();
  let connection = createConnection(api.context());
  const store = new LiveStore();
  const cluster = makeCluster("pg");
  const pods = [1, 2, 3].map((number) => makePod("pg", number));
  store.apply(listEverything("fake", { clusters: [cluster], pods }));
  const change = (plural: string, object: LiveObject): void => {
    const scope = { context: "fake", resource: resourceOf(plural), namespace: undefined };
    store.apply([{ kind: "changed", scope, object }]);
  };
  const counts = { holds: 0, changes: 0 };
  const memory: { tunnels: readonly RememberedTunnel[] } = { tunnels: [] };
  const tunnels = new TunnelSet({
    store,
    dial: (to, pod, signal) => dialTarget(connection, to, pod, signal),
    hold: () => {
      counts.holds += 1;
      return () => (counts.holds -= 1);
    },
    waitLimit: () => options.waitLimit ?? 30_000,
    onChange: () => (counts.changes += 1),
    range: () => undefined,
    memory: { read: () => memory.tunnels, write: (list) => (memory.tunnels = list) },
  });
  const putCluster = (status: object): void =>
    change("clusters", { ...cluster, status: { ...(cluster["status"] as object), ...status } });
  return {
    api,
    store,
    tunnels,
    memory,
    holds: () => counts.holds,
    changes: () => counts.changes,
    putCluster,
    moveTo(number) {
      pods.forEach((pod, index) => {
        const role = index + 1 === number ? "primary" : "replica";
        const labels = { ...pod.metadata.labels, "cnpg.io/instanceRole": role };
        change("pods", { ...pod, metadata: { ...pod.metadata, labels } });
      });
      putCluster({ currentPrimary: `pg-${number}`, targetPrimary: `pg-${number}` });
    },
    replaceConnection() {
      const old = connection;
      connection = createConnection(api.context());
      old.dispose();
    },
    async dispose() {
      tunnels.dispose();
      connection.dispose();
      await api.dispose();
    },
  };
}

export interface TestServer {
  readonly port: number;
  readonly sockets: Set<Socket>;
  dispose(): Promise<void>;
}

/** A TCP server that stands for what listens in a pod. */
export async function serve(onSocket: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    onSocket(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    async dispose() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Says its name and then all that it hears. */
export function serveEcho(name: string): Promise<TestServer> {
  return serve((socket) => {
    socket.write(`${name}\n`);
    socket.pipe(socket);
  });
}

export async function dial(port: number, host = "127.0.0.1"): Promise<Socket> {
  const socket = connect({ port, host, allowHalfOpen: true });
  await once(socket, "connect");
  return socket;
}

/** What comes in until the text is in it. */
export async function readUntil(socket: Socket, text: string): Promise<string> {
  let seen = "";
  socket.setEncoding("utf8");
  while (!seen.includes(text)) {
    const [chunk] = (await once(socket, "data")) as [string];
    seen += chunk;
  }
  return seen;
}
