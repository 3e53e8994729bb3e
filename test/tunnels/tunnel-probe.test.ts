import assert from "node:assert/strict";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { serve, target } from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";

const hall = useTunnels();
const soon = { interval: 5, timeout: 5_000 };

test("a check that finds no primary says what it waited for, not that it was stopped", async (t) => {
  const tunnel = await hall.stage.tunnels.start(target);
  hall.stage.putCluster({ targetPrimary: "pg-2" });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const probe = tunnel.probe();
  await new Promise(setImmediate);
  t.mock.timers.tick(10_000);
  t.mock.timers.reset();
  await assert.rejects(probe, /switchover is under way/);
  assert.match(tunnel.status().lastError ?? "", /switchover is under way/);
});

test("a check of a pod that cannot be reached in time says so, and is tried again", async (t) => {
  hall.stage.api.pods.set("pg-1", "silent");
  const tunnel = await hall.stage.tunnels.start(target);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const probe = tunnel.probe();
  while (hall.stage.api.dialled.length === 0) await new Promise(setImmediate);
  t.mock.timers.tick(10_000);
  t.mock.timers.reset();
  await assert.rejects(probe, /^KubeError: pg-1 did not answer within 10 s$/);
  assert.equal(tunnel.status().state.kind, "reconnecting");
});

test("a tunnel that is stopped during a check keeps no stream, and is not called broken", async () => {
  const pod = await hall.addPod(
    "pg-1",
    serve(() => undefined),
  );
  const tunnel = await hall.stage.tunnels.start(target);
  const probe = tunnel.probe();
  await waitUntil(
    "the question",
    () => pod.sockets.size,
    (size) => size === 1,
    soon,
  );
  const refused = assert.rejects(probe, { reason: "stopped" });
  tunnel.stop();
  await refused;
  await waitUntil(
    "no stream",
    () => hall.stage.api.sockets.size,
    (size) => size === 0,
    soon,
  );
  assert.equal(tunnel.status().lastError, undefined);
});
