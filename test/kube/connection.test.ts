import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeContext, KubeUser } from "#kube/kubeconfig/kubeconfig.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { writePlugin } from "#test/support/kube/exec-plugin.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import type { CannedAnswer } from "#test/support/kube/fake-api.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

const path = "/api/v1/pods";

const refusals: readonly (readonly [CannedAnswer, string])[] = [
  [{ status: 400, body: { message: "no" } }, "invalid"],
  [{ status: 401, body: { message: "no" } }, "unauthorized"],
  [{ status: 403, body: { message: "no" } }, "forbidden"],
  [{ status: 404, body: { message: "no" } }, "not-found"],
  [{ status: 409, body: { message: "no", reason: "Conflict" } }, "conflict"],
  [{ status: 409, body: { message: "no", reason: "AlreadyExists" } }, "already-exists"],
  [{ status: 410, body: { message: "no" } }, "gone"],
  [{ status: 422, body: { message: "no" } }, "invalid"],
  [{ status: 429, body: { message: "no" } }, "busy"],
  [{ status: 500, body: { message: "no" } }, "server"],
  [{ status: 500, body: { message: "no", reason: "Expired" } }, "gone"],
  [{ status: 503, body: { message: "no" } }, "busy"],
  [{ status: 504, body: { message: "no" } }, "timeout"],
  [{ status: 302, body: { message: "no" } }, "server"],
];

test("every refusal has its reason", async (t) => {
  const { api, connection } = await connect(t);
  for (const [answer, reason] of refusals) {
    api.intercept(() => answer);
    const error = await failureOf(connection.request({ path }));
    assert.deepEqual(
      [error.reason, error.status, error.message, error.call],
      [reason, answer.status, "no", "GET /api/v1/pods"],
    );
  }
});

test("tells which fields are refused, and when to come again", async (t) => {
  const { api, connection } = await connect(t);
  const cause = { reason: "FieldValueInvalid", message: "too small", field: "spec.instances" };
  api.intercept(() => ({
    status: 422,
    body: { message: "no", details: { causes: [cause], retryAfterSeconds: 7 } },
  }));
  const error = await failureOf(connection.request({ path, method: "POST", body: {} }));
  assert.deepEqual(error.causes, [cause]);
  assert.equal(error.retryAfter, 7_000);
});

test("of a page in place of an answer only a line is told", async (t) => {
  const say = async (text: string) => {
    const server = await serve(t, (_request, response) => response.writeHead(502).end(text));
    return (await failureOf(server.request({ path }))).message;
  };
  assert.equal(await say("<html>sorry</html>"), "HTTP 502");
  assert.equal(await say("no upstream\nat all"), "no upstream");
  assert.equal(await say(""), "HTTP 502");
});

test("a server that is not there is unreachable", async (t) => {
  const { api, connection } = await connect(t);
  await api.restart(async () => {
    const error = await failureOf(connection.request({ path }));
    assert.equal(error.reason, "unreachable");
    assert.match(error.message, /ECONNREFUSED/);
  });
  await connection.request({ path });
});

test("a connection that is cut is unreachable", async (t) => {
  const { api, connection } = await connect(t);
  api.intercept(() => "cut");
  assert.equal((await failureOf(connection.request({ path }))).reason, "unreachable");
});

test("no answer, or only half of one, within the limit is a timeout", async (t) => {
  const { api, connection } = await connect(t);
  api.intercept(() => "hang");
  const silent = await failureOf(connection.request({ path, limit: 50 }));
  assert.deepEqual([silent.reason, silent.message], ["timeout", "no answer within 0.05 s"]);

  const server = await serve(t, (_request, response) => {
    response.writeHead(200).write('{"items":[');
  });
  const half = await failureOf(server.request({ path, limit: 200 }));
  assert.deepEqual([half.reason, half.message], ["timeout", "no answer within 0.2 s"]);
});

test("a stream lives longer than the limit", async (t) => {
  const server = await serve(t, (_request, response) => {
    response.writeHead(200).write("first");
    setTimeout(() => response.end("last"), 300);
  });
  const stream = await server.stream({ path, query: { watch: true }, limit: 150 });
  assert.equal((await stream.toArray()).join(""), "firstlast");
});

test("a call that nobody wants any more is cancelled, before, during and after a dispose", async (t) => {
  const { api, connection } = await connect(t);
  assert.equal(
    (await failureOf(connection.request({ path, signal: AbortSignal.abort() }))).reason,
    "cancelled",
  );
  api.intercept(() => "hang");
  const underWay = failureOf(connection.request({ path }));
  await waitUntil(
    "the request",
    () => api.requests.length,
    (count) => count === 1,
    quick,
  );
  connection.dispose();
  assert.equal((await underWay).reason, "cancelled");
  assert.equal((await failureOf(connection.request({ path }))).reason, "cancelled");
  assert.equal(api.requests.length, 1);
});

test("leaves no socket, and uses one for calls that follow each other", async (t) => {
  const { api, connection } = await connect(t);
  for (let count = 0; count < 5; count += 1) await connection.request({ path });
  assert.equal(await api.countSockets(), 1);
  await Promise.all([1, 2, 3].map(() => connection.request({ path })));
  assert.ok((await api.countSockets()) > 1);
  connection.dispose();
  await waitUntil(
    "no socket",
    () => api.countSockets(),
    (count) => count === 0,
    quick,
  );
});

test("contacts nobody, and runs no plugin, before the first call", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const plugin = await writePlugin(folder);
  const { api, connection } = await connect(t, { exec: plugin.exec });
  assert.deepEqual([api.requests.length, await api.countSockets(), await plugin.runs()], [0, 0, 0]);
  await connection.request({ path });
  assert.deepEqual([api.requests.length, await plugin.runs()], [1, 1]);
});

test("after a 401 all who ask share one new login", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const plugin = await writePlugin(folder);
  const { api, connection } = await connect(t, { exec: plugin.exec });
  await connection.request({ path });
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 3_600_000 });
  api.intercept(({ headers }) =>
    headers.authorization === "Bearer token-1" ? refused : undefined,
  );
  await Promise.all(Array.from({ length: 12 }, () => connection.request({ path })));
  assert.equal(await plugin.runs(), 2);
  await waitUntil(
    "the sockets of before to be gone",
    () => api.countSockets(),
    (n) => n <= 12,
    quick,
  );
});

test("a login that is refused again and again is asked for less and less often", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const plugin = await writePlugin(folder, { expires: "2099-01-01T00:00:00Z" });
  const { api, connection } = await connect(t, { exec: plugin.exec });
  api.intercept(() => refused);
  const start = Date.now();
  t.mock.timers.enable({ apis: ["Date"], now: start });
  // A minute in which somebody asks every second.
  for (let second = 0; second <= 60; second += 1) {
    t.mock.timers.setTime(start + second * 1_000);
    assert.equal((await failureOf(connection.request({ path }))).reason, "unauthorized");
  }
  // After 0, 6, 17 and 38 seconds.
  assert.equal(await plugin.runs(), 4);
});

test("credentials that run out are renewed before they do", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const expires = new Date(Date.now() + 60_000).toISOString();
  const plugin = await writePlugin(folder, { expires });
  const { api, connection } = await connect(t, { exec: plugin.exec });
  await connection.request({ path });
  await connection.request({ path });
  assert.equal(await plugin.runs(), 1);
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 51_000 });
  await connection.request({ path });
  assert.equal(await plugin.runs(), 2);
  assert.equal(api.requests.at(-1)?.headers.authorization, "Bearer token-2");
});

test("a failed login is told with what the plugin says, and tried again by the next call", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const failure = { code: 3, stderr: "your session is over, log in by the portal\n" };
  const plugin = await writePlugin(folder, { failure });
  const { api, connection } = await connect(t, { exec: plugin.exec });
  for (const run of [1, 2]) {
    const error = await failureOf(connection.request({ path }));
    assert.equal(error.reason, "credentials");
    assert.match(error.message, /ended with code 3: your session is over, log in by the portal$/);
    assert.equal(await plugin.runs(), run);
  }
  assert.equal(api.requests.length, 0);
});

test("a plugin that is not installed leaves no timer behind", async (t) => {
  const exec = { apiVersion: "v1", command: "no-such-login", args: [], env: {} } as const;
  const asked = { ...exec, provideClusterInfo: false, interactiveMode: "Never" } as const;
  const { connection } = await connect(t, { exec: { ...asked, installHint: "ask the portal" } });
  const error = await failureOf(connection.request({ path }));
  assert.equal(error.reason, "credentials");
  assert.match(error.message, /no-such-login is not on PATH, .*ask the portal$/);
  const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout");
  assert.deepEqual(timers, []);
});

test("requests under way go on when the login is renewed, and their sockets end with them", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const plugin = await writePlugin(folder);
  const { api, connection } = await connect(t, { exec: plugin.exec });
  const clusters = "/apis/postgresql.cnpg.io/v1/clusters";
  const watch = await connection.stream({ path: clusters, query: { watch: true } });
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 3_600_000 });
  const used = await connection.withSession(({ headers }) =>
    headers["Authorization"] === "Bearer token-1"
      ? Promise.reject(new KubeError("unauthorized", "no"))
      : Promise.resolve(headers["Authorization"]),
  );
  assert.equal(used, "Bearer token-2");
  assert.equal(await api.countSockets(), 1);
  api.endWatches();
  await watch.toArray();
  await waitUntil(
    "no socket",
    () => api.countSockets(),
    (count) => count === 0,
    quick,
  );
});

test("says who is to be played", async (t) => {
  const impersonate = { user: "jane", uid: "7", groups: ["ops", "dba"], extra: { team: ["a"] } };
  const { api, connection } = await connect(t, { token: "t", impersonate });
  await connection.request({ path });
  const headers = api.requests[0]?.headers ?? {};
  assert.equal(headers["impersonate-user"], "jane");
  assert.equal(headers["impersonate-uid"], "7");
  assert.equal(headers["impersonate-group"], "ops, dba");
  assert.equal(headers["impersonate-extra-team"], "a");
});

test("what the kubeconfig lacks is named", async (t) => {
  const api = await FakeApi.start();
  t.after(() => api.dispose());
  const whole = api.context("here");
  const cases: readonly (readonly [Partial<KubeContext>, RegExp])[] = [
    [{ cluster: undefined, clusterName: "c1" }, /names cluster c1, which/],
    [{ user: undefined, userName: "u1" }, /names user u1, which/],
    [{ cluster: { server: "nowhere", insecure: false } }, /nowhere is no address/],
    [{ user: { tokenFile: "/does/not/exist" } }, /\/does\/not\/exist, which the kubeconfig names/],
  ];
  for (const [change, message] of cases) {
    const connection = createConnection({ ...whole, ...change });
    const error = await failureOf(connection.request({ path }));
    connection.dispose();
    assert.equal(error.reason, "config");
    assert.match(error.message, message);
  }
});

const refused: CannedAnswer = { status: 401, body: { message: "Unauthorized" } };
const quick = { timeout: 20_000, interval: 5 };

async function connect(t: TestContext, user: KubeUser = { token: "secret" }) {
  const api = await FakeApi.start();
  const connection = createConnection({ ...api.context(), user });
  t.after(async () => {
    connection.dispose();
    await api.dispose();
  });
  return { api, connection };
}

/** A server that answers all in one way. */
async function serve(t: TestContext, listener: RequestListener): Promise<Connection> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const connection = createConnection({
    name: "plain",
    namespace: "default",
    clusterName: "plain",
    userName: "plain",
    cluster: { server: `http://127.0.0.1:${port}`, insecure: true },
    user: {},
  });
  t.after(() => {
    connection.dispose();
    server.close();
    server.closeAllConnections();
  });
  return connection;
}

async function failureOf(call: Promise<unknown>): Promise<KubeError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KubeError, "the call fails with a KubeError");
  return error;
}
