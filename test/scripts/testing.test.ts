import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { describeReport } from "#scripts/testing/describe-report.ts";
import { runLimited } from "#scripts/testing/run-limited.ts";
import { addTallies, printTally, readFailures, tallyTests } from "#scripts/testing/tally.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

describe("limits of test runs", () => {
  test("what keeps a process running is told in a line each", () => {
    const on = { is_active: true, is_referenced: true };
    const text = describeReport({
      header: { processId: 7, commandLine: ["node", "--test-timeout=1", "a.test.ts"] },
      javascriptStack: { stack: ["at wait (a.test.ts:1:2)"] },
      libuv: [
        { type: "loop", is_active: true },
        { type: "timer", is_active: true, is_referenced: false, firesInMsFromNow: 9 },
        { type: "timer", ...on, firesInMsFromNow: 5 },
        {
          type: "tcp",
          ...on,
          localEndpoint: { host: "127.0.0.1", port: 1 },
          remoteEndpoint: { host: "127.0.0.1", port: 2 },
        },
        { type: "process", ...on, pid: 8 },
        { type: "fs_event", ...on, filename: "/tmp/config" },
      ],
    });
    assert.deepEqual(text.split("\n"), [
      "process 7: node a.test.ts",
      "  at wait (a.test.ts:1:2)",
      "  timer in 5 ms",
      "  tcp at 127.0.0.1:1 to 127.0.0.1:2",
      "  process process 8",
      "  fs_event /tmp/config",
    ]);
  });

  const onlyPosix = process.platform === "win32" ? "Node writes no reports on Windows" : false;

  test(
    "a run that does not end is ended, says why, and has failed",
    { skip: onlyPosix },
    async (t) => {
      const folder = await makeTemporaryFolder(t);
      const file = join(folder, "stays.mjs");
      await writeFile(file, 'console.log("✔ all well"); setInterval(() => {}, 60_000);');
      const args = ["--input-type=module", "-e", nested(file)];
      const { code, output } = await runLimited({ command: process.execPath, args, seconds: 1 });
      assert.equal(code, null);
      assert.match(output, /✔ all well/);
      assert.match(output, /ended after its limit of 1 s/);
      assert.match(
        output,
        /stays\.mjs\n {2}no JavaScript was running\n(?:.*\n)*? {2}timer in \d+ ms/,
      );
      assert.deepEqual(tallyTests(code, output), { passed: 0, failed: 1, skipped: 0 });
      const [, id = ""] = /^process (\d+): .*stays\.mjs$/m.exec(output) ?? [];
      await waitUntil(
        "the end of what it had started",
        () => isRunning(Number(id)),
        (runs) => !runs,
      );
    },
  );

  test("a run in a run hears of its end and can pass it on", { skip: onlyPosix }, async (t) => {
    const file = join(await makeTemporaryFolder(t), "inner.mjs");
    const stays = '["-e", "setInterval(() => {}, 60000)"]';
    await writeFile(
      file,
      `import { spawn } from "node:child_process";
const inner = spawn(process.execPath, ${stays}, { detached: true, stdio: "ignore" });
console.log("inner", inner.pid);
process.on("SIGTERM", () => inner.kill());
inner.on("exit", () => process.exit());`,
    );
    const { output } = await runLimited({ command: process.execPath, args: [file], seconds: 1 });
    const [, id = ""] = /^inner (\d+)$/m.exec(output) ?? [];
    assert.notEqual(id, "");
    await waitUntil(
      "the end of the inner run",
      () => isRunning(Number(id)),
      (runs) => !runs,
      { timeout: 10_000 },
    );
  });

  test("a run that ends in time gives its code and what it printed", async () => {
    const args = ["-e", "console.error('no'); console.log('yes'); process.exitCode = 3"];
    const { code, output } = await runLimited({ command: process.execPath, args, seconds: 60 });
    assert.equal(code, 3);
    assert.match(output, /no/);
    assert.match(output, /yes/);
  });

  test("sums of files read as those of one run", () => {
    const one = tallyTests(0, "ℹ tests 3\nℹ pass 2\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1");
    const two = tallyTests(1, "ℹ pass 1\nℹ fail 1\nℹ cancelled 1");
    const sum = addTallies(one, two);
    assert.deepEqual(sum, { passed: 3, failed: 2, skipped: 1 });
    assert.deepEqual(tallyTests(1, printTally(sum)), sum);
    assert.deepEqual(tallyTests(1, "ℹ pass 1"), { passed: 1, failed: 1, skipped: 0 });
    assert.deepEqual(tallyTests(0, ""), { passed: 0, failed: 1, skipped: 0 });
  });

  test("failures are what node:test lists last, else the last lines", () => {
    assert.equal(readFailures("a\n✖ failing tests:\n\nb\nc\n"), "b\nc");
    assert.equal(readFailures("a\nb\n"), "a\nb");
  });
});

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/** A program that starts another one and waits for it. */
function nested(file: string): string {
  const start = `spawn(process.execPath, [${JSON.stringify(file)}], { stdio: "inherit" })`;
  return `import { spawn } from "node:child_process"; ${start};`;
}
