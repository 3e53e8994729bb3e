import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
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
  | { readonly status: number };

/**
 * As much of an API server and kubelet as port-forwards need, over real HTTP and WebSockets: the fourth version of the
 * protocol, as real servers speak it.
 */
export class FakePodPorts {
  readonly pods = new Map<string, PodBehaviour>();
  readonly sockets = new Set<WebSocket>();
  /** Names of pods in the order in which they were dialled. */
  readonly dialled: string[] = [];
  readonly #http = createServer((_request, response) => response.writeHead(404).end());
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has("v4.channel.k8s.io") ? "v4.channel.k8s.io" : false),
  });
  readonly #upstream = new Set<Socket>();

  static async start(): Promise<FakePodPorts> {
    const fake = new FakePodPorts();
    fake.#http.on("upgrade", (request, socket, head) => {
      const url = new URL(request.url ?? "/", "http://fake");
      const pod = /\/pods\/([^/]+)\/portforward$/.exec(url.pathname)?.[1] ?? "";
      fake.dialled.push(pod);
      const behaviour = fake.pods.get(pod) ?? { status: 404 };
      if ("status" in behaviour) {
        socket.end(
          `HTTP/1.1 ${behaviour.status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        );
        return;
      }
      fake.#upgrades.handleUpgrade(request, socket, head, (client) =>
        fake.#serve(client, behaviour, Number(url.searchParams.get("ports"))),
      );
    });
    fake.#http.listen(0, "127.0.0.1");
    await once(fake.#http, "listening");
    return fake;
  }

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

  async dispose(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    for (const socket of this.#upstream) socket.destroy();
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, "close");
  }

  #serve(
    client: WebSocket,
    behaviour: Exclude<PodBehaviour, { status: number }>,
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
      const [channel] = data as Buffer;
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
