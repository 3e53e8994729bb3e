import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { dial, readUntil, serve, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";
import { useTunnels } from "#test/support/tunnels/use-tunnels.ts";

const hall = useTunnels();
const soon = { interval: 10, timeout: 20_000 };

test("carries bytes both ways, over IPv4 and IPv6, and counts them", async () => {
  await hall.addPod("pg-1", serveEcho("one"));
  const tunnel = await hall.stage.tunnels.start(target);
  for (const host of ["127.0.0.1", "::1"]) {
    const client = await dial(tunnel.port, host);
    client.write("hello\n");
    assert.equal(await readUntil(client, "hello\n"), "one\nhello\n");
    client.destroy();
  }
  await waitUntil(
    "the end",
    () => tunnel.status(),
    ({ active }) => active === 0,
    soon,
  );
  const { total, sent, received, pod } = tunnel.status();
  assert.deepEqual(
    { total, sent, received, pod },
    { total: 2, sent: 12, received: 20, pod: "pg-1" },
  );
});

test("a reset of one connection touches no other", async () => {
  const server = await hall.addPod("pg-1", serveEcho("one"));
  const tunnel = await hall.stage.tunnels.start(target);
  const [quiet, broken] = [await dial(tunnel.port), await dial(tunnel.port)];
  await readUntil(quiet, "one\n");
  await readUntil(broken, "one\n");
  broken.resetAndDestroy();
  await waitUntil(
    "one left",
    () => server.sockets.size,
    (size) => size === 1,
    soon,
  );
  quiet.write("here\n");
  await readUntil(quiet, "here\n");
  const third = await dial(tunnel.port);
  await readUntil(third, "one\n");
  assert.equal(tunnel.status().active, 2);
  quiet.destroy();
  third.destroy();
});

test("a cut of the way resets the client, so that nobody takes it for an end", async () => {
  await hall.addPod("pg-1", serveEcho("one"));
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  await readUntil(client, "one\n");
  for (const socket of hall.stage.api.sockets) socket.terminate();
  const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
  assert.equal(error.code, "ECONNRESET");
  assert.match(tunnel.status().lastError ?? "", /broke off/);
});

test("an end of the pod is an end for the client, after all that was said", async () => {
  const much = "x".repeat(1_000_000);
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.end(much)),
  );
  const tunnel = await hall.stage.tunnels.start(target);
  const client = connect({ port: tunnel.port, host: "127.0.0.1" });
  let length = 0;
  client.on("data", (chunk) => (length += chunk.length));
  await once(client, "end");
  assert.equal(length, much.length);
});

test("a client that speaks after the pod has closed is cut off, and the way is not blamed", async () => {
  await hall.addPod(
    "pg-1",
    serve((socket) => socket.end("bye\n")),
  );
  const tunnel = await hall.stage.tunnels.start(target);
  const client = await dial(tunnel.port);
  await readUntil(client, "bye\n");
  await waitUntil(
    "the stream's end",
    () => hall.stage.api.sockets.size,
    (size) => size === 0,
    soon,
  );
  client.on("error", () => undefined);
  client.write("are you there?\n");
  await waitUntil(
    "the end",
    () => tunnel.status().active,
    (count) => count === 0,
    soon,
  );
  client.destroy();
  const { state, lastError } = tunnel.status();
  assert.deepEqual([state.kind, lastError], ["listening", undefined]);
});

test("a client that has said all still hears the answer", async () => {
  await hall.addPod(
    "pg-1",
    serve((socket) => {
      socket.once("data", () => setImmediate(() => socket.end("the answer")));
    }),
  );
  const tunnel = await hall.stage.tunnels.start({ ...target, port: 9187 });
  const client = await dial(tunnel.port);
  client.end("question");
  assert.equal(await readUntil(client, "answer"), "the answer");
  client.destroy();
});

test(
  "a slow reader holds the pod back instead of filling memory",
  { timeout: 90_000 },
  async () => {
    const chunk = Buffer.alloc(65_536);
    let written = 0;
    const total = 100 * 1024 * 1024;
    await hall.addPod(
      "pg-1",
      serve((socket) => {
        const pump = (): void => {
          while (written < total) {
            written += chunk.length;
            if (!socket.write(chunk)) {
              socket.once("drain", pump);
              return;
            }
          }
          socket.end();
        };
        pump();
      }),
    );
    const tunnel = await hall.stage.tunnels.start(target);
    const client = await dial(tunnel.port);
    client.pause();
    // Stalled: whatever was written last time is all that there is.
    let last = -1;
    await waitUntil(
      "a standstill",
      () => written,
      (now) => {
        const stands = now > 0 && now === last;
        last = now;
        return stands;
      },
      { interval: 300, timeout: 30_000 },
    );
    assert.ok(written < 40 * 1024 * 1024, `${written} bytes were taken from the pod for nobody`);
    let received = 0;
    client.on("data", (data) => (received += data.length));
    client.resume();
    await once(client, "end");
    assert.equal(received, total);
    client.destroy();
  },
);

test("200 connections at once", async () => {
  await hall.addPod("pg-1", serveEcho("one"));
  const tunnel = await hall.stage.tunnels.start(target);
  const clients = await Promise.all(Array.from({ length: 200 }, () => dial(tunnel.port)));
  await Promise.all(clients.map((client) => readUntil(client, "one\n")));
  assert.deepEqual(tunnel.status().state, { kind: "active", count: 200 });
  for (const client of clients) client.destroy();
  await waitUntil(
    "the end",
    () => tunnel.status().active,
    (count) => count === 0,
    soon,
  );
  await waitUntil(
    "no socket",
    () => hall.stage.api.sockets.size,
    (size) => size === 0,
    soon,
  );
});
