import { WebSocketServer } from "ws";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { makeCluster, makePod } from "#test/support/live/objects.ts";
import { FakePodPorts } from "#test/support/tunnels/fake-pod-ports.ts";

/** A server that serves a Cluster `pg` of three, the ports of its pods, and programs in them. */
export interface FakeCluster {
  readonly api: FakeApi;
  readonly ports: FakePodPorts;
  /** Programs that run in pods; those without a terminal end at once. */
  readonly programs: WebSocketServer;
  dispose(): Promise<void>;
}

export async function startCluster(): Promise<FakeCluster> {
  const [api, ports] = await Promise.all([FakeApi.start(), FakePodPorts.start()]);
  const programs = new WebSocketServer({
    noServer: true,
    handleProtocols: () => "v5.channel.k8s.io",
  });
  programs.on("connection", (socket, { url = "" }) => {
    if (!url.includes("tty=true")) socket.close();
  });
  api.onUpgrade((request, socket, head) => {
    if (request.url?.includes("/exec?") !== true) ports.upgrade(request, socket, head);
    else {
      programs.handleUpgrade(request, socket, head, (client) =>
        programs.emit("connection", client, request),
      );
    }
  });
  api.put("clusters", makeCluster("pg"));
  for (const number of [1, 2, 3]) api.put("pods", makePod("pg", number));
  return {
    api,
    ports,
    programs,
    async dispose() {
      for (const client of programs.clients) client.terminate();
      await ports.dispose();
      await api.dispose();
    },
  };
}
