import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { dial, readUntil, serve, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";

const hall = useTunnels();
const soon = { interval: 5, timeout: 20_000 };

/** What PostgreSQL answers to a start of a session while it shuts down. */
const shuttingDown = Buffer.from(
  "E\0\0\0\x52SFATAL\0VFATAL\0C57P03\0Mthe database system is shutting down\0\0",
  "latin1",
);

test("a session that a primary refuses while it shuts down begins at the next one", async () => {
  const { stage } = hall;
  const refused: Socket[] = [];
  await hall.addPod(
    "pg-1",
    serve((socket) =>
      socket.once("data", () => {
        refused.push(socket);
        socket.end(shuttingDown);
      }),
    ),
  );
  await hall.addPod("pg-2", serveEcho("2"));
  const tunnel = await stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  client.write("start\n");
  await waitUntil(
    "the old primary to refuse",
    () => refused.length,
    (count) => count > 0,
    soon,
  );
  stage.moveTo(2);
  assert.equal(await readUntil(client, "start\n"), "2\nstart\n");
  client.destroy();
});

test("a session that the old primary answers after it was told to leave begins at the next one", async () => {
  const { stage } = hall;
  const heard: Socket[] = [];
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.once("data", () => heard.push(socket))),
  );
  await hall.addPod("pg-2", serveEcho("2"));
  const tunnel = await stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  client.write("start\n");
  await waitUntil(
    "the old primary to hear it",
    () => heard.length,
    (count) => count === 1,
    soon,
  );
  stage.putCluster({ targetPrimary: "pg-2" });
  heard[0]?.write("S");
  await waitUntil(
    "the old primary to be left",
    () => stage.api.sockets.size,
    (size) => size === 0,
    soon,
  );
  stage.moveTo(2);
  assert.equal(await readUntil(client, "start\n"), "2\nstart\n");
  client.destroy();
});

test("any other refusal is the client's to read", async () => {
  const { stage } = hall;
  const denied = shuttingDown.toString("latin1").replace("57P03", "28P01");
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.once("data", () => socket.end(denied, "latin1"))),
  );
  const tunnel = await stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  client.write("start\n");
  assert.match(await readUntil(client, "shutting down"), /C28P01/);
  client.destroy();
});
