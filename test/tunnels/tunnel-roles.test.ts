import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { resourceOf } from "#test/support/live/objects.ts";
import {
  dial,
  openTunnelStage,
  readUntil,
  serve,
  serveEcho,
  target,
} from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";

const hall = useTunnels();
const soon = { interval: 10, timeout: 20_000 };

test("goes to the new primary after a switchover, while an old connection stays where it is", async () => {
  await hall.addPod("pg-1", serveEcho("one"));
  await hall.addPod("pg-2", serveEcho("two"));
  const tunnel = await hall.stage.tunnels.start(target);
  const before = await dial(tunnel.port);
  await readUntil(before, "one\n");
  hall.stage.moveTo(2);
  const after = await dial(tunnel.port);
  await readUntil(after, "two\n");
  before.write("still\n");
  await readUntil(before, "still\n");
  before.destroy();
  after.destroy();
});

test("lets new connections wait for a primary, and says so", async () => {
  await hall.addPod("pg-2", serveEcho("two"));
  const tunnel = await hall.stage.tunnels.start(target);
  hall.stage.putCluster({ targetPrimary: "pg-2" });
  assert.equal(tunnel.status().state.kind, "waiting");
  const clients = await Promise.all([1, 2, 3].map(() => dial(tunnel.port)));
  await waitUntil(
    "three waiting",
    () => tunnel.status(),
    ({ active }) => active === 3,
    soon,
  );
  assert.deepEqual(hall.stage.api.dialled, []);
  hall.stage.moveTo(2);
  for (const client of clients) await readUntil(client, "two\n");
  assert.deepEqual(tunnel.status().state, { kind: "active", count: 3 });
  for (const client of clients) client.destroy();
});

test("resets a connection that waited to the limit, with the reason", async () => {
  await hall.stage.dispose();
  hall.stage = await openTunnelStage({ waitLimit: 50 });
  const tunnel = await hall.stage.tunnels.start(target);
  hall.stage.putCluster({ targetPrimary: "pg-2" });
  const client = await dial(tunnel.port);
  const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
  assert.equal(error.code, "ECONNRESET");
  assert.match(tunnel.status().lastError ?? "", /switchover/);
});

test("says the start of a conversation again to the next pod that answers", async () => {
  hall.stage.api.pods.set("pg-1", { error: "error forwarding port 5432: connection refused" });
  await hall.addPod("pg-2", serveEcho("two"));
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  client.write("start\n");
  await waitUntil(
    "a failure",
    () => tunnel.status(),
    ({ lastError }) => lastError !== undefined,
    soon,
  );
  assert.equal(tunnel.status().state.kind, "reconnecting");
  hall.stage.moveTo(2);
  assert.equal(await readUntil(client, "start\n"), "two\nstart\n");
  client.destroy();
});

test("fails with the server's reason where trying again is in vain, and keeps listening", async () => {
  hall.stage.api.pods.set("pg-1", { status: 403 });
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  await once(client, "error");
  const { state } = tunnel.status();
  assert.equal(state.kind, "failed");
  assert.match(
    "reason" in state ? state.reason : "",
    /ask for the right to create pods\/portforward/,
  );
  await hall.addPod("pg-1", serveEcho("one"));
  const again = await dial(tunnel.port);
  await readUntil(again, "one\n");
  assert.equal(tunnel.status().state.kind, "active");
  again.destroy();
});

test("a client whose way is replaced while it is dialled, as by a new kubeconfig, takes the next one", async () => {
  hall.stage.api.pods.set("pg-1", "silent");
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  await waitUntil(
    "a dial",
    () => hall.stage.api.dialled.length,
    (count) => count === 1,
    soon,
  );
  await hall.addPod("pg-1", serveEcho("one"));
  hall.stage.replaceConnection();
  await readUntil(client, "one\n");
  client.destroy();
});

test("a client that is waiting when the cluster is deleted is reset at once, with the reason", async () => {
  const tunnel = await hall.stage.tunnels.start(target);
  hall.stage.putCluster({ targetPrimary: "pg-2" });
  const client = await dial(tunnel.port);
  const reset = once(client, "error");
  await waitUntil(
    "the wait",
    () => tunnel.status(),
    ({ active }) => active === 1,
    soon,
  );
  const cluster = hall.stage.store.context("fake")?.clusters.get("shop/pg");
  assert.ok(cluster);
  const scope = { context: "fake", resource: resourceOf("clusters"), namespace: undefined };
  hall.stage.store.apply([{ kind: "removed", scope, object: cluster }]);
  assert.equal(((await reset)[0] as NodeJS.ErrnoException).code, "ECONNRESET");
  const { state, lastError } = tunnel.status();
  const reason = "the Cluster does not exist any more: stop this connection";
  assert.deepEqual([state, lastError], [{ kind: "failed", reason }, reason]);
});

test("a session outlives the deletion of its cluster until the pod ends it, and the row tells both", async () => {
  const pod = await hall.addPod("pg-1", serveEcho("one"));
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  await readUntil(client, "one\n");
  const cluster = hall.stage.store.context("fake")?.clusters.get("shop/pg");
  assert.ok(cluster);
  const scope = { context: "fake", resource: resourceOf("clusters"), namespace: undefined };
  hall.stage.store.apply([{ kind: "removed", scope, object: cluster }]);
  client.write("still\n");
  await readUntil(client, "still\n");
  assert.deepEqual([tunnel.status().state.kind, tunnel.status().active], ["failed", 1]);
  const ended = once(client, "end");
  client.resume();
  for (const socket of pod.sockets) socket.end();
  await ended;
  client.destroy();
  await waitUntil(
    "the end",
    () => [tunnel.status().active, hall.stage.api.sockets.size],
    (seen) => seen.join() === "0,0",
    soon,
  );
  assert.match(tunnel.status().lastError ?? "none", /none/);
});

test("a cluster that is deleted fails the tunnel, and one that comes again heals it", async () => {
  const tunnel = await hall.stage.tunnels.start(target);
  const state = hall.stage.store.context("fake");
  const cluster = state?.clusters.get("shop/pg");
  assert.ok(cluster);
  const scope = { context: "fake", resource: resourceOf("clusters"), namespace: undefined };
  hall.stage.store.apply([{ kind: "removed", scope, object: cluster }]);
  assert.equal(tunnel.status().state.kind, "failed");
  // The reset may be faster than the dial.
  await assert.rejects(
    dial(tunnel.port).then((client) => once(client, "end")),
    /ECONNRESET/,
  );
  hall.stage.store.apply([{ kind: "changed", scope, object: cluster }]);
  await waitUntil(
    "health",
    () => tunnel.status().state.kind,
    (kind) => kind === "listening",
    soon,
  );
});

test("the check asks PostgreSQL itself, not the local port", async () => {
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.once("data", () => socket.write("S"))),
  );
  const tunnel = await hall.stage.tunnels.start(target);
  const { pod, offersTls } = await tunnel.probe();
  assert.deepEqual({ pod, offersTls }, { pod: "pg-1", offersTls: true });
  hall.stage.api.pods.set("pg-1", { error: "connection refused" });
  await assert.rejects(tunnel.probe(), /connection refused/);
  assert.equal(tunnel.status().state.kind, "reconnecting");
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.once("data", () => socket.write("N"))),
  );
  await waitUntil(
    "the state to be true again, with nobody's help",
    () => tunnel.status().state.kind,
    (kind) => kind === "listening",
    soon,
  );
});

test("takes nothing for PostgreSQL that only listens", async () => {
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.once("data", () => socket.write("HTTP/1.1 400"))),
  );
  const tunnel = await hall.stage.tunnels.start(target);
  await assert.rejects(tunnel.probe(), /is not PostgreSQL/);
});
