import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import type { KubeError } from "#kube/kube-error.ts";
import { ContainerLog } from "#kube/logs/container-log.ts";
import type { ContainerProgress, LogRange } from "#kube/logs/container-log.ts";
import type { RawLogLine } from "#kube/logs/read-log-lines.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { FakeLogs } from "#test/support/kube/fake-logs.ts";

const times = { idleLimit: 60_000, firstPause: 2, longestPause: 20, deniedPause: 60_000 };
const place = { namespace: "shop", pod: "pg-1", container: "postgres" };
const running: ContainerProgress = { restarts: 0, isOver: false };

let api: FakeApi;
let logs: FakeLogs;
let connection: Connection;
let log: ContainerLog;
let seen: string[];
let failures: KubeError[];

beforeEach(async () => {
  api = await FakeApi.start();
  logs = new FakeLogs();
  api.intercept((request) => logs.answer(request));
  connection = createConnection(api.context());
  seen = [];
  failures = [];
});

afterEach(async () => {
  await log.dispose();
  connection.dispose();
  await api.dispose();
});

function follow(
  given: {
    readonly range?: LogRange;
    readonly progress?: ContainerProgress;
    readonly take?: (lines: readonly RawLogLine[]) => Promise<void>;
    readonly idleLimit?: number;
  } = {},
): void {
  const { range = {}, progress = running, idleLimit = times.idleLimit } = given;
  const take = (lines: readonly RawLogLine[]): Promise<void> => {
    seen.push(...lines.map(({ text }) => text));
    return Promise.resolve();
  };
  const reader = {
    take: given.take ?? take,
    fail: (error: KubeError) => void failures.push(error),
  };
  log = new ContainerLog(connection, place, {
    range,
    progress,
    reader,
    times: { ...times, idleLimit },
  });
}

const write = (...texts: readonly string[]): void =>
  texts.forEach((text) => logs.write("pg-1", "postgres", text));
const lastQuery = (): string => api.requests.at(-1)?.query.toString() ?? "";

async function sees(...expected: readonly string[]): Promise<void> {
  await waitUntil(
    "the lines",
    () => [...seen],
    (lines) => lines.length >= expected.length,
    {
      interval: 2,
      timeout: 5_000,
    },
  );
  assert.deepEqual(seen, expected);
}

async function isOpen(count = 1): Promise<void> {
  await waitUntil(
    "a stream",
    () => logs.open,
    (open) => open === count,
    { interval: 2 },
  );
}

test("what was written and what is written later comes, from where it was asked", async () => {
  write("a", "b", "c");
  follow({ range: { tailLines: 2 } });
  await sees("b", "c");
  write("d");
  await sees("b", "c", "d");
  assert.equal(lastQuery(), "container=postgres&timestamps=true&follow=true&tailLines=2");
});

test("after a break it goes on in the second of the last line, without one twice", async () => {
  write("a", "b", "b");
  follow();
  await sees("a", "b", "b");
  logs.cut();
  await isOpen(0);
  write("b", "c");
  await sees("a", "b", "b", "b", "c");
  assert.equal(new URLSearchParams(lastQuery()).get("sinceTime"), "2026-11-28T12:00:00Z");
});

test("lines with one stamp are told apart by their number", async () => {
  const stamp = "2026-11-28T12:00:07.000000001Z";
  logs.write("pg-1", "postgres", "one", stamp);
  logs.write("pg-1", "postgres", "two", stamp);
  follow();
  await sees("one", "two");
  logs.cut();
  await isOpen(0);
  logs.write("pg-1", "postgres", "three", stamp);
  await sees("one", "two", "three");
});

test("many breaks lose nothing and repeat nothing", async () => {
  follow();
  const expected: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    for (let index = 0; index < 7; index += 1) {
      expected.push(`${round}.${index}`);
      write(`${round}.${index}`);
    }
    if (round % 5 === 0) logs.pass(1700);
    await sees(...expected);
    logs.cut();
  }
});

test("a restart is followed: the end of the run before, then the new one", async () => {
  write("a");
  follow();
  await sees("a");
  write("last words");
  logs.end("pg-1", "postgres");
  logs.restart("pg-1", "postgres");
  log.update({ restarts: 1, isOver: false });
  write("hello");
  await sees("a", "last words", "hello");
});

test("a run that ended while nobody could see is read to its end", async () => {
  write("a");
  follow();
  await sees("a");
  let isDown = true;
  api.intercept((request) => (isDown ? "cut" : logs.answer(request)));
  logs.cut();
  await isOpen(0);
  write("last words");
  logs.end("pg-1", "postgres");
  logs.restart("pg-1", "postgres");
  write("hello");
  log.update({ restarts: 1, isOver: false });
  isDown = false;
  await sees("a", "last words", "hello");
});

test("of a container that was restarted before, the run before comes first", async () => {
  write("before");
  logs.end("pg-1", "postgres");
  logs.restart("pg-1", "postgres");
  write("now");
  follow({ progress: { restarts: 3, isOver: false } });
  await sees("before", "now");
});

test("a run before that the node has thrown away is no failure", async () => {
  write("now");
  follow({ progress: { restarts: 3, isOver: false } });
  await sees("now");
  assert.deepEqual(failures, []);
});

test("a container that waits to start is asked again", async () => {
  follow();
  await waitUntil(
    "two tries",
    () => api.requests.length,
    (count) => count >= 2,
    { interval: 2 },
  );
  write("a");
  await sees("a");
  assert.deepEqual(failures, []);
});

test("a job that is over is read once", async () => {
  write("a");
  logs.end("pg-1", "postgres");
  follow({ progress: { restarts: 0, isOver: true } });
  await sees("a");
  await log.finish();
  assert.equal(api.requests.length, 1);
});

test("who may not read it is told once, not every second", async () => {
  api.intercept(() => ({ status: 403, body: { code: 403, reason: "Forbidden", message: "no" } }));
  follow();
  await waitUntil(
    "the refusal",
    () => failures.length,
    (count) => count > 0,
    { interval: 2 },
  );
  assert.deepEqual(
    failures.map(({ reason, call }) => [reason, call]),
    [["forbidden", "GET /api/v1/namespaces/shop/pods/pg-1/log"]],
  );
  assert.equal(api.requests.length, 1);
});

test("a stream that is silent for long is opened anew, which nobody notices", async () => {
  write("a");
  follow({ idleLimit: 30 });
  await sees("a");
  await waitUntil(
    "new streams",
    () => api.requests.length,
    (count) => count >= 3,
    { interval: 5 },
  );
  write("b");
  await sees("a", "b");
  assert.deepEqual(failures, []);
});

test("who reads slowly is waited for, and the memory stays small", async () => {
  const line = "x".repeat(10_000);
  let release: () => void = () => undefined;
  let batches = 0;
  const gate = new Promise<void>((resolve) => (release = resolve));
  let bytes = 0;
  follow({
    take: async (lines) => {
      batches += 1;
      bytes += lines.reduce((sum, { text }) => sum + text.length, 0);
      await gate;
    },
  });
  for (let index = 0; index < 600; index += 1) write(line);
  await waitUntil(
    "the first batch",
    () => batches,
    (count) => count > 0,
    { interval: 2 },
  );
  assert.ok(bytes < 1_000_000, `${bytes} were taken at once`);
  assert.equal(batches, 1);
  release();
  await waitUntil(
    "all",
    () => bytes,
    (count) => count === 6_000_000,
    { interval: 5 },
  );
});

test("a line of many megabytes is cut while it comes in, and says by how much", async () => {
  const lines: RawLogLine[] = [];
  write("x".repeat(5_000_000), "next");
  follow({
    take: (batch) => {
      lines.push(...batch);
      return Promise.resolve();
    },
  });
  await waitUntil(
    "both",
    () => lines.length,
    (count) => count === 2,
    { interval: 2 },
  );
  const [huge, next] = lines;
  assert.ok((huge?.text.length ?? 0) < 262_144);
  assert.equal((huge?.text.length ?? 0) + (huge?.missing ?? 0), 5_000_000);
  assert.equal(next?.text, "next");
});

test("characters of several bytes survive, wherever a chunk ends", async () => {
  const texts = Array.from({ length: 3_000 }, (_, index) => `é→💾 ${index}`);
  write(...texts);
  follow();
  await sees(...texts);
});

test("when it is disposed nothing is left, not even a socket that waits", async () => {
  write("a");
  follow();
  await sees("a");
  await log.dispose();
  await isOpen(0);
  const { length } = api.requests;
  write("b");
  assert.deepEqual(seen, ["a"]);
  assert.equal(api.requests.length, length);
});
