import assert from "node:assert/strict";
import { once } from "node:events";
import type { Duplex } from "node:stream";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { createConnection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { openPodPort } from "#kube/stream/open-pod-port.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { writePlugin } from "#test/support/kube/exec-plugin.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { FakePodPorts } from "#test/support/tunnels/fake-pod-ports.ts";
import type { FakeOptions } from "#test/support/tunnels/fake-pod-ports.ts";
import { serve, serveEcho } from "#test/support/tunnels/tunnel-stage.ts";
import type { TestServer } from "#test/support/tunnels/tunnel-stage.ts";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

const place = { namespace: "shop", pod: "pg-1", port: 5432 };

async function open(
  t: TestContext,
  pod: Promise<TestServer>,
  { user, ...options }: FakeOptions & { readonly user?: KubeContext["user"] } = {},
) {
  const [api, server] = [await FakePodPorts.start(options), await pod];
  api.pods.set("pg-1", { port: server.port });
  const context = api.context();
  const connection = createConnection(user === undefined ? context : { ...context, user });
  t.after(async () => {
    connection.dispose();
    await api.dispose();
    await server.dispose();
  });
  return { api, connection, dial: () => openPodPort(connection, place) };
}

async function hear(stream: Duplex, length: number): Promise<string> {
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  while (text.length < length) await once(stream, "data");
  return text;
}

for (const protocol of ["v4.channel.k8s.io", "v5.channel.k8s.io"] as const) {
  test(`speaks to a server that has only ${protocol}`, async (t) => {
    const { dial } = await open(t, serveEcho("one"), { protocol });
    const stream = await dial();
    stream.write("hello\n");
    assert.equal(await hear(stream, 10), "one\nhello\n");
    stream.destroy();
  });
}

test("closes one direction where the protocol can, and hears all that follows", async (t) => {
  const answer = "x".repeat(500_000);
  const pod = serve((socket) => {
    let asked = "";
    socket.on("data", (chunk) => (asked += chunk.toString()));
    // Answers to the end alone.
    socket.once("end", () => socket.end(asked + answer));
  });
  const { dial } = await open(t, pod, { protocol: "v5.channel.k8s.io" });
  const stream = await dial();
  stream.end("question");
  const heard = await stream.toArray();
  assert.equal(Buffer.concat(heard as Buffer[]).toString(), `question${answer}`);
});

test("many writes of one moment arrive whole and in order", async (t) => {
  const { dial } = await open(t, serveEcho(""));
  const stream = await dial();
  const words = Array.from({ length: 2000 }, (_, index) => `${index},`.repeat(50));
  for (const word of words) stream.write(word);
  const expected = `\n${words.join("")}`;
  assert.equal(await hear(stream, expected.length), expected);
  stream.destroy();
});

test("a way on which no ping is answered is given up", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { dial } = await open(t, serveEcho("one"), { isMute: true });
  const stream = await dial();
  const failed = once(stream, "error");
  await hear(stream, "one\n".length);
  t.mock.timers.tick(20_000);
  t.mock.timers.tick(20_000);
  assert.match(String((await failed)[0]), /does not answer any more/);
});

test("after a sleep of the machine that takes five seconds and not forty", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 0 });
  const { dial } = await open(t, serveEcho("one"), { isMute: true });
  const stream = await dial();
  const failed = once(stream, "error");
  await hear(stream, "one\n".length);
  t.mock.timers.setTime(3_600_000);
  t.mock.timers.tick(20_000);
  t.mock.timers.tick(5_000);
  assert.match(String((await failed)[0]), /does not answer any more/);
});

test("many that are refused at once share one new login", async (t) => {
  const plugin = await writePlugin(await makeTemporaryFolder(t));
  const { api, dial } = await open(t, serveEcho("one"), { user: { exec: plugin.exec } });
  (await dial()).destroy();
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 3_600_000 });
  api.knows = (authorization) => authorization === "Bearer token-2";
  for (const stream of await Promise.all(Array.from({ length: 10 }, dial))) stream.destroy();
  assert.equal(await plugin.runs(), 2);
});

test("who is refused for good is told so, and not asked to log in at each connection", async (t) => {
  const plugin = await writePlugin(await makeTemporaryFolder(t));
  const { api, dial } = await open(t, serveEcho("one"), { user: { exec: plugin.exec } });
  api.knows = () => false;
  for (const number of [1, 2, 3, 4]) {
    const failure = await dial().catch((error: unknown) => error);
    assert.ok(failure instanceof KubeError, `connection ${number}`);
    assert.equal(failure.reason, "unauthorized");
  }
  assert.equal(await plugin.runs(), 1);
});

test("the connection that waits for the next stream goes with all else", async (t) => {
  const { api, connection, dial } = await open(t, serveEcho("one"));
  const stream = await dial();
  await waitUntil(
    "one more to wait",
    () => api.countConnections(),
    (count) => count === 2,
    { interval: 10 },
  );
  stream.destroy();
  await dial().then((next) => next.destroy());
  // The one after that is on its way.
  connection.dispose();
  await waitUntil(
    "none",
    () => api.countConnections(),
    (count) => count === 0,
    { interval: 10, timeout: 4000 },
  );
});
