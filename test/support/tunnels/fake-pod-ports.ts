import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

/** What happens to somebody who wants a port of a pod. */
export type PodBehaviour =
  /** Local TCP port that stands for the pod's. */
  | { readonly port: number }
  /** The kubelet's words on the error channel. */
  | { readonly error: string }
  /** The API server's answer in place of the socket. */
  | { readonly status: number }
  /** Nobody ever answers. */
  | "silent";

export interface FakeOptions {
  /** The only one that the server speaks; real ones speak the fourth. */
  readonly protocol?: "v4.channel.k8s.io" | "v5.channel.k8s.io";
  /** It takes pings and never answers one. */
  readonly isMute?: boolean;
}

/** As much of an API server and kubelet as port-forwards need, over real HTTP and WebSockets. */
export class FakePodPorts {
  readonly pods = new Map<string, PodBehaviour>();
  readonly sockets = new Set<WebSocket>();
  /** Names of pods in the order in which they were dialled. */
  readonly dialled: string[] = [];
  readonly #http = createServer((_request, response) => response.writeHead(404).end());
  readonly #upgrades: WebSocketServer;
  readonly #upstream = new Set<Duplex>();
  /** What the credentials have to be; all are good until a test says otherwise. */
  knows: (authorization: string | undefined) => boolean = () => true;

  private constructor({ protocol = "v4.channel.k8s.io", isMute = false }: FakeOptions) {
    this.#upgrades = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      autoPong: !isMute,
      handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
    });
  }

  static async start(options: FakeOptions = {}): Promise<FakePodPorts> {
    const fake = new FakePodPorts(options);
    fake.#http.on("upgrade", fake.upgrade);
    fake.#http.listen(0, "127.0.0.1");
    await once(fake.#http, "listening");
    return fake;
  }

  /** Of any server: what it does with somebody who wants a port of a pod. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? "/", "http://fake");
    const pod = /\/pods\/([^/]+)\/portforward$/.exec(url.pathname)?.[1] ?? "";
    this.dialled.push(pod);
    const known = this.pods.get(pod) ?? { status: 404 };
    const behaviour = this.knows(request.headers.authorization) ? known : { status: 401 };
    if (behaviour === "silent") {
      this.#upstream.add(socket);
      return;
    }
    if ("status" in behaviour) {
      socket.end(
        `HTTP/1.1 ${behaviour.status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      return;
    }
    this.#upgrades.handleUpgrade(request, socket, head, (client) =>
      this.#serve(client, behaviour, Number(url.searchParams.get("ports"))),
    );
  };

  context(name = "fake"): KubeContext {
    const { port } = this.#http.address() as AddressInfo;
    return {
      name,
      namespace: "default",
      clusterName: name,
      userName: name,
      cluster: { server: `http://127.0.0.1:${port}`, insecure: true },
      user: { token: "token" },
    };
  }

  /** Connections of clients, streams included. */
  countConnections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#http.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }

  async dispose(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    for (const socket of this.#upstream) socket.destroy();
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, "close");
  }

  #serve(
    client: WebSocket,
    behaviour: Exclude<PodBehaviour, { status: number } | "silent">,
    port: number,
  ): void {
    this.sockets.add(client);
    client.on("close", () => this.sockets.delete(client));
    client.on("error", () => undefined);
    for (const channel of [0, 1]) client.send(Buffer.from([channel, port & 255, port >> 8]));
    if ("error" in behaviour) {
      client.send(Buffer.concat([Buffer.from([1]), Buffer.from(behaviour.error)]));
      client.close();
      return;
    }
    this.#join(client, behaviour.port);
  }

  #join(client: WebSocket, port: number): void {
    const upstream = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    this.#upstream.add(upstream);
    upstream.on("close", () => {
      this.#upstream.delete(upstream);
      client.close();
    });
    upstream.on("error", (error) => {
      client.send(Buffer.concat([Buffer.from([1]), Buffer.from(String(error))]));
      client.close();
    });
    client.on("close", () => upstream.destroy());
    client.on("message", (data) => {
      const [channel, closed] = data as Buffer;
      // Since the fifth version a client may close a channel.
      if (channel === 255 && closed === 0) upstream.end();
      if (channel === 0 && !upstream.write((data as Buffer).subarray(1))) client.pause();
    });
    upstream.on("drain", () => client.resume());
    upstream.on("data", (chunk) => {
      upstream.pause();
      client.send(Buffer.concat([Buffer.from([0]), chunk]), () => upstream.resume());
    });
    upstream.on("end", () => upstream.end());
  }
}
