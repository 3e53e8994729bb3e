import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { WebSocketServer } from "ws";
import { createConnection } from "#kube/connection.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import { runInPod } from "#kube/stream/run-in-pod.ts";

/** What the container writes: a channel and its bytes. */
type Written = readonly [channel: number, bytes: string | Uint8Array];

const success: Written = [3, JSON.stringify({ status: "Success" })];
const failure: Written = [
  3,
  JSON.stringify({
    status: "Failure",
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: "2" }] },
  }),
];
const request = {
  namespace: "shop",
  pod: "pg-1",
  container: "postgres",
  command: ["psql", "-c", "é"],
};
const patience = new AbortController().signal;

test("what a program writes comes whole, with characters that were cut on the way", async (t) => {
  const bytes = Buffer.from("größe");
  const { connection, asked } = await serve(t, [
    [1, bytes.subarray(0, 3)],
    [2, "a warning"],
    [1, bytes.subarray(3)],
    success,
  ]);
  assert.equal(await runInPod(connection, request, patience), "größe");
  assert.equal(
    asked[0],
    "/api/v1/namespaces/shop/pods/pg-1/exec?container=postgres&stdout=true&stderr=true&command=psql&command=-c&command=%C3%A9",
  );
});

test("a program that ends badly is told by its own words, or by its exit code", async (t) => {
  const loud = await serve(t, [[2, "psql: no such role\n"], failure]);
  await assert.rejects(runInPod(loud.connection, request, patience), /^Error: psql: no such role$/);
  const quiet = await serve(t, [failure]);
  await assert.rejects(runInPod(quiet.connection, request, patience), /exit code 2/);
  const gone = await serve(t, []);
  await assert.rejects(runInPod(gone.connection, request, patience), /broke off/);
});

test("an end that cannot be read is told as it came, and ends nothing else", async (t) => {
  const { connection } = await serve(t, [
    [1, "half an answer"],
    [3, "container not found"],
  ]);
  await assert.rejects(runInPod(connection, request, patience), /^Error: container not found$/);
});

test("nobody waits longer than wanted", async (t) => {
  const { connection, opened } = await serve(t, "silence");
  const controller = new AbortController();
  const running = runInPod(connection, request, controller.signal);
  await opened();
  controller.abort();
  await assert.rejects(running, /broke off|cancelled/);
});

test("with a terminal everything comes one way, and what is typed goes in", async (t) => {
  const { connection, asked, typed } = await serve(t, "silence");
  const session = await openExec(connection, request, {
    onOutput: () => undefined,
    onEnd: () => undefined,
  });
  session.type("select 'ä';\r");
  session.resize(100, 30);
  assert.deepEqual(await typed(2), ["0 select 'ä';\r", '4 {"Width":100,"Height":30}']);
  assert.match(asked[0] ?? "", /stdin=true&tty=true/);
  session.close();
});

async function serve(t: TestContext, written: readonly Written[] | "silence") {
  const asked: string[] = [];
  const received: string[] = [];
  const arrivals = new EventTarget();
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => "v5.channel.k8s.io" });
  sockets.on("connection", (socket, { url = "" }) => {
    asked.push(url);
    arrivals.dispatchEvent(new Event("open"));
    socket.on("message", (data: Buffer) => {
      received.push(`${data[0]} ${data.subarray(1).toString()}`);
      arrivals.dispatchEvent(new Event("message"));
    });
    if (written === "silence") return;
    for (const [channel, bytes] of written) {
      socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(bytes)]));
    }
    socket.close();
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const connection = createConnection({
    name: "fake",
    namespace: "default",
    clusterName: "fake",
    userName: "fake",
    cluster: { server: `http://127.0.0.1:${port}`, insecure: true },
    user: { token: "secret" },
  });
  t.after(() => {
    connection.dispose();
    for (const client of sockets.clients) client.terminate();
    http.close();
  });
  const typed = async (count: number): Promise<readonly string[]> => {
    while (received.length < count) await once(arrivals, "message");
    return received;
  };
  const opened = async (): Promise<void> => {
    while (asked.length === 0) await once(arrivals, "open");
  };
  return { connection, asked, typed, opened };
}
