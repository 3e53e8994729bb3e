import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findProgram } from "#scripts/editor/find-program.ts";
import { silentReport } from "#sandbox/progress/report.ts";
import { endRecorded, findRecorded, recordProcess } from "#sandbox/process/process-record.ts";
import { run } from "#sandbox/process/run.ts";
import { spawnDetached } from "#sandbox/process/spawn-detached.ts";
import { waitFor } from "#sandbox/process/wait-for.ts";
import { withLock } from "#sandbox/process/with-lock.ts";

const skip = findProgram(["flock"]) === undefined ? "flock is missing (util-linux)" : false;
let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cnpg-sandbox-test-"));
});
after(() => rm(folder, { recursive: true }));

test("two holders of one lock come one after the other", { skip }, async () => {
  const path = join(folder, "lock");
  const order: string[] = [];
  let two: Promise<void> | undefined;
  await withLock(path, silentReport, async () => {
    order.push("one in");
    two = withLock(path, silentReport, async () => void order.push("two in"));
    // Long enough for the second to get in, were there no lock.
    await run("flock", ["--exclusive", join(folder, "other"), "true"]);
    order.push("one out");
  });
  await two;
  assert.deepEqual(order, ["one in", "one out", "two in"]);
});

test("a lock is free again after its work failed", { skip }, async () => {
  const path = join(folder, "failing");
  const failing = withLock(path, silentReport, () => Promise.reject(new Error("no")));
  await assert.rejects(failing, /no/);
  assert.equal(await withLock(path, silentReport, async () => "free"), "free");
});

test("a detached process is found by its record until it is ended", { skip }, async () => {
  const file = join(folder, "sleep.process");
  await recordProcess(file, await spawnDetached(["sleep", "1000"], folder, join(folder, "log")));
  assert.notEqual(await findRecorded(file), undefined);
  await endRecorded(file, "SIGTERM");
  assert.equal(await findRecorded(file), undefined);
  assert.equal(existsSync(file), false);
});

test("a program's failure carries what it printed", { skip }, async () => {
  await assert.rejects(run("sh", ["-c", "echo why >&2; exit 3"]), /ended with 3: why/);
  assert.equal(await run("cat", [], { input: "through" }), "through");
});

test("who waits in vain is told what was seen last", async () => {
  let asked = 0;
  const waiting = waitFor("rain", async (observe) => observe(`sun ${(asked += 1)}`), {
    seconds: 0,
    every: 1,
  });
  await assert.rejects(waiting, /Waited 0 s in vain for rain; last seen: sun \d/);
});
