import assert from "node:assert/strict";
import { test } from "node:test";
import { createReport, formatSeconds } from "#sandbox/progress/report.ts";

function record(isTTY: boolean): {
  readonly stream: { isTTY: boolean; columns: number; write(text: string): void };
  readonly printed: () => string;
} {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  return { stream: { isTTY, columns: 60, write }, printed: () => written.join("") };
}

test("without a terminal there is a line for what begins and one for what ends, with the time since the start", async () => {
  let now = 0;
  const { stream, printed } = record(false);
  const report = createReport(stream, () => now);
  const result = await report.during("Building etcd", async () => {
    now = 64_000;
    return 7;
  });
  assert.equal(result, 7);
  assert.equal(printed(), "    0 s  Building etcd …\n   64 s  Building etcd: done in 64 s\n");
});

test("on a terminal the running steps stand in one last line that gives way to what ended", async () => {
  let now = 0;
  const { stream, printed } = record(true);
  const report = createReport(stream, () => now);
  await Promise.all([
    report.during("Building etcd", async () => void (now = 3000)),
    report.during("Making images", async () => void (now = 5000)),
  ]);
  const screen = printed()
    .split("\n")
    .map((line) => line.split("\r\u001b[K").at(-1));
  assert.ok(printed().includes("    3 s  Building etcd (3 s) · Making images (0 s)\r\u001b[K"));
  assert.deepEqual(screen, [
    "    5 s  Building etcd: done in 5 s",
    "    5 s  Making images: done in 2 s",
    "",
  ]);
});

test("a step that fails is said to have failed, and its error arrives", async () => {
  const { stream, printed } = record(false);
  const report = createReport(stream, () => 0);
  await assert.rejects(
    report.during("Building etcd", () => Promise.reject(new Error("no Go"))),
    /no Go/,
  );
  assert.match(printed(), /Building etcd: failed after 0 s\n$/);
});

test("minutes are told from 100 seconds on", () => {
  assert.deepEqual([499, 99_400, 100_000, 604_000].map(formatSeconds), [
    "0 s",
    "99 s",
    "1 min 40 s",
    "10 min 4 s",
  ]);
});
