import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { dial, readUntil, serve, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";
import { PortInUseError } from "#tunnels/tunnel-error.ts";

const hall = useTunnels();
const soon = { interval: 10, timeout: 20_000 };

test("opened and closed a thousand times, nothing is left", { timeout: 90_000 }, async () => {
  await hall.addPod("pg-1", serveEcho("one"));
  const before = process.getActiveResourcesInfo().length;
  for (let round = 0; round < 50; round += 1) {
    const tunnel = await hall.stage.tunnels.start(target);
    const clients = await Promise.all(Array.from({ length: 20 }, () => dial(tunnel.port)));
    await Promise.all(clients.map((client) => readUntil(client, "one\n")));
    const closed = clients.map((client) => once(client, "error"));
    hall.stage.tunnels.stop("fake/shop/rw/pg/5432");
    await Promise.all(closed);
    assert.equal(hall.stage.holds(), 0);
  }
  await waitUntil(
    "no socket",
    () => hall.stage.api.sockets.size,
    (size) => size === 0,
    soon,
  );
  await waitUntil(
    "no resource more than before",
    () => process.getActiveResourcesInfo(),
    (now) => now.length <= before + 2,
    soon,
  );
});

test("stop frees the port at once, and a waiting client is not left waiting", async () => {
  const tunnel = await hall.stage.tunnels.start(target);
  const { port } = tunnel;
  hall.stage.putCluster({ targetPrimary: "pg-2" });
  const client = await dial(port);
  const failed = once(client, "error");
  hall.stage.tunnels.stop("fake/shop/rw/pg/5432");
  await failed;
  assert.equal(tunnel.status().state.kind, "stopped");
  const again = await hall.stage.tunnels.start(target, { port });
  assert.equal(again.port, port);
});

test("who starts the same one twice gets one", async () => {
  const [first, second] = await Promise.all([
    hall.stage.tunnels.start(target),
    hall.stage.tunnels.start(target),
  ]);
  assert.equal(first, second);
  assert.equal(hall.stage.tunnels.list().length, 1);
});

test("a port in use is told with one that is free, and otherwise gone around", async () => {
  const other = await serve(() => undefined);
  hall.servers.push(other);
  await assert.rejects(hall.stage.tunnels.start(target, { port: other.port }), (error) => {
    assert.ok(error instanceof PortInUseError);
    assert.equal(error.requested, other.port);
    assert.notEqual(error.suggested, other.port);
    return true;
  });
  hall.stage.memory.tunnels = [{ target, port: other.port, isOpen: false }];
  const tunnel = await hall.stage.tunnels.start(target);
  assert.notEqual(tunnel.port, other.port);
  assert.equal(hall.stage.memory.tunnels[0]?.port, tunnel.port);
});

test("what was open is opened again on its port, and contacts nobody before it is used", async () => {
  const free = await serve(() => undefined);
  await free.dispose();
  hall.stage.memory.tunnels = [{ target, port: free.port, isOpen: true }];
  await hall.stage.tunnels.restore();
  const [tunnel] = hall.stage.tunnels.list();
  assert.equal(tunnel?.port, free.port);
  assert.equal(hall.stage.holds(), 0);
  await hall.addPod("pg-1", serveEcho("one"));
  const client = await dial(free.port);
  await readUntil(client, "one\n");
  assert.equal(hall.stage.holds(), 1);
  client.destroy();
});
