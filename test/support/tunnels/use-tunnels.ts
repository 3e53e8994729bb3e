import { afterEach, beforeEach } from "node:test";
import { openTunnelStage } from "#test/support/tunnels/tunnel-stage.ts";
import type { TestServer, TunnelStage } from "#test/support/tunnels/tunnel-stage.ts";

export interface Hall {
  /** Another one for each test. */
  stage: TunnelStage;
  /** Stopped after the test. */
  readonly servers: TestServer[];
  addPod(pod: string, server: Promise<TestServer>): Promise<TestServer>;
}

/** Gives each test of the file a stage of its own, and takes it down afterwards. */
export function useTunnels(): Hall {
  const hall = {
    servers: [] as TestServer[],
    async addPod(pod: string, server: Promise<TestServer>) {
      const started = await server;
      hall.servers.push(started);
      hall.stage.api.pods.set(pod, { port: started.port });
      return started;
    },
  } as Hall;
  beforeEach(async () => {
    hall.stage = await openTunnelStage();
  });
  afterEach(async () => {
    await hall.stage.dispose();
    for (const server of hall.servers.splice(0)) await server.dispose();
  });
  return hall;
}
