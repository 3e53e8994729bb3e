import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { createConnection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { openWebSocket } from "#kube/stream/open-web-socket.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

const soon = { interval: 5, timeout: 5_000 };
/** A refusal whose body does not end. */
const halfRefusal = "HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nyou may not";

test("whoever goes away while the server refuses at length is not kept", async (t) => {
  const { open, asked, isEmpty } = await serve(t, halfRefusal);
  const controller = new AbortController();
  const opening = open(controller.signal);
  await asked();
  // The head of the answer is on its way.
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
  controller.abort();
  await assert.rejects(opening, { reason: "cancelled" });
  await isEmpty();
});

test("a refusal that is never told to its end is a refusal all the same, in bounded time", async (t) => {
  const { open, asked, isEmpty } = await serve(t, halfRefusal);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const opening = open();
  await asked();
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
  t.mock.timers.tick(15_000);
  t.mock.timers.reset();
  await assert.rejects(opening, { reason: "forbidden" });
  await isEmpty();
});

test("whoever goes away in the middle of the handshake leaves no socket", async (t) => {
  const { open, asked, isEmpty } = await serve(t, "");
  const controller = new AbortController();
  const opening = open(controller.signal);
  await asked();
  controller.abort();
  await assert.rejects(opening, { reason: "cancelled" });
  await isEmpty();
});

test("a consent to something else is none, and its socket is closed", async (t) => {
  const consent = "HTTP/1.1 101 Fine\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
  const { open, isEmpty } = await serve(t, `${consent}Sec-WebSocket-Accept: nonsense\r\n\r\n`);
  await assert.rejects(open(), /what answers is not a WebSocket of this call/);
  await isEmpty();
});

for (const way of ["server", "proxy"] as const) {
  test(`a ${way} that takes the connection and says nothing is given up`, async (t) => {
    const { open, asked } = await serve(t, "", way);
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const opening = open();
    await asked();
    t.mock.timers.tick(15_000);
    t.mock.timers.reset();
    await assert.rejects(opening, (error) => {
      assert.ok(error instanceof KubeError);
      assert.deepEqual([error.reason, error.message], ["timeout", "no answer within 15 s"]);
      return true;
    });
  });
}

/** A server, or a proxy before one, that answers everybody with the same bytes and leaves the connection open. */
async function serve(t: TestContext, answer: string, way: "server" | "proxy" = "server") {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    socket.once("data", () => {
      count += 1;
      socket.write(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cluster =
    way === "server" ? { server: url } : { server: "https://kube.invalid", proxyUrl: url };
  const connection = createConnection({
    name: "fake",
    namespace: "default",
    clusterName: "fake",
    userName: "fake",
    cluster: { ...cluster, insecure: true },
    user: { token: "secret" },
  });
  t.after(() => {
    connection.dispose();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const isTrue = async (isGood: () => boolean): Promise<void> => {
    // Also while timers stand still.
    while (!isGood()) await new Promise(setImmediate);
  };
  return {
    open: (signal?: AbortSignal) =>
      openWebSocket(connection, {
        path: "/api",
        query: [],
        protocols: ["v5.channel.k8s.io"],
        signal,
      }),
    asked: () => isTrue(() => count > 0),
    isEmpty: () =>
      waitUntil(
        "no socket",
        () => sockets.size,
        (size) => size === 0,
        soon,
      ),
  };
}
