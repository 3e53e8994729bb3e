import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { dial, readUntil, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";

const hall = useTunnels();
const soon = { interval: 5, timeout: 20_000 };

test("twenty switchovers while clients connect all the time: none fails, none gets the old primary", async () => {
  const { stage } = hall;
  const servers = [
    await hall.addPod("pg-1", serveEcho("1")),
    await hall.addPod("pg-2", serveEcho("2")),
  ];
  const tunnel = await stage.tunnels.start(target);
  const clients = { isOver: false, served: 0, primary: 1, wrong: [] as string[] };
  const connectAgain = async (): Promise<void> => {
    while (!clients.isOver) {
      const client = await dial(tunnel.port);
      client.write("start\n");
      const promised = clients.primary;
      const name = Number((await readUntil(client, "start\n")).slice(0, 1));
      // One that came before the move may have been served by either.
      const isRight = name === promised || name === clients.primary;
      if (!isRight) clients.wrong.push(`${name} in place of ${promised}`);
      clients.served += 1;
      client.destroy();
      await setImmediate();
    }
  };
  const running = [1, 2, 3].map(() => connectAgain());
  const serveMore = async (count: number): Promise<void> => {
    const enough = clients.served + count;
    await waitUntil(
      "more clients to be served",
      () => clients.served,
      (now) => now >= enough,
      soon,
    );
  };
  for (let round = 0; round < 20; round += 1) {
    const [from, to] = round % 2 === 0 ? [1, 2] : [2, 1];
    await serveMore(3);
    stage.putCluster({ targetPrimary: `pg-${to}` });
    await waitUntil(
      "all to be waiting",
      () => stage.api.sockets.size,
      (size) => size === 0,
      soon,
    );
    // The old one shuts down: nobody listens there.
    stage.api.pods.set(`pg-${from}`, { error: "connection refused" });
    clients.primary = to;
    stage.moveTo(to);
    await serveMore(3);
    stage.api.pods.set(`pg-${from}`, { port: servers[from - 1]?.port ?? 0 });
  }
  clients.isOver = true;
  await Promise.all(running);
  assert.deepEqual(clients.wrong, []);
  assert.equal(tunnel.status().lastError, undefined);
  await waitUntil(
    "the last client to be gone",
    () => tunnel.status().state.kind,
    (kind) => kind === "listening",
    soon,
  );
});
