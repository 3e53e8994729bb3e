import { listInstances } from "#sandbox/instance.ts";
import { isInitRunning } from "#sandbox/process/init.ts";
import { createReport } from "#sandbox/progress/report.ts";
import { SandboxError } from "#sandbox/sandbox-error.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";
import { resetSandbox } from "#sandbox/stop-sandbox.ts";
import { runLimited } from "#scripts/testing/run-limited.ts";
import {
  addTallies,
  emptyTally,
  printTally,
  readFailures,
  tallyTests,
} from "#scripts/testing/tally.ts";
import type { Tally } from "#scripts/testing/tally.ts";
import {
  type ClusterRequest,
  defaultOperator,
  findExistingCluster,
  nameTestSandbox,
  testPrefix,
  whyNoCluster,
} from "#test/support/cluster/find-cluster.ts";

export interface SandboxedTests {
  readonly files: readonly string[];
  /** Started before the first test, so that what has to be built is seen being built and takes nothing of a test's time. */
  readonly shared: readonly ClusterRequest[];
  /** For one file; its process is ended then. */
  readonly minutes: number;
}

const report = createReport(process.stdout);
let isStopped = false;

/**
 * Runs the tests one file after the other, as some of them restart servers, and throws away every test sandbox that did
 * not run before.
 */
export async function testWithSandboxes({ files, shared, minutes }: SandboxedTests): Promise<void> {
  const before = new Set(await findRunning());
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // The test of the moment ends by it, too; what was started is then put away below.
    process.on(signal, () => (isStopped = true));
  }
  try {
    if (findExistingCluster(process.env) === undefined) await startShared(shared);
    process.exitCode = await runFiles(files, minutes);
  } catch (error) {
    console.error(error instanceof SandboxError ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const name of await findRunning()) {
      if (!before.has(name)) await resetSandbox(name);
    }
  }
}

async function startShared(requests: readonly ClusterRequest[]): Promise<void> {
  for (const request of requests) {
    // Each group that is left out says so itself.
    if ((await whyNoCluster(request)) !== undefined) continue;
    const { profile, backups = false, operator = defaultOperator } = request;
    const name = nameTestSandbox(request);
    const start = (): Promise<unknown> =>
      report.during(`Starting the sandbox ${name}`, () =>
        startSandbox({ profile, name, operator, backups, report }),
      );
    await start().catch((error: unknown) => {
      // A machine that has just built all of it may be too busy to answer in time; a second start goes on where the first ended.
      console.error("Once more, because of this:", error);
      return start();
    });
  }
}

/** Prints the sum of all files in the end, as node:test would. */
async function runFiles(files: readonly string[], minutes: number): Promise<number> {
  const failures: string[] = [];
  let total: Tally = emptyTally;
  for (const file of files) {
    if (isStopped) break;
    console.log(`\n-- ${file}`);
    // A test ends before its file, so that the others in it are still told of.
    const timeout = (minutes - 1) * 60_000;
    const { code, output } = await runLimited({
      command: process.execPath,
      args: ["--test", `--test-timeout=${timeout}`, file],
      seconds: minutes * 60,
    });
    const tally = tallyTests(code, output);
    if (tally.failed > 0) failures.push(`${file}\n${readFailures(output)}`);
    total = addTallies(total, tally);
  }
  console.log(`\n${printTally(total)}`);
  if (failures.length > 0) console.log(`\n✖ failing tests:\n\n${failures.join("\n\n")}`);
  return total.failed === 0 && !isStopped ? 0 : 1;
}

async function findRunning(): Promise<readonly string[]> {
  const running: string[] = [];
  for (const { name, folder } of await listInstances()) {
    if (name.startsWith(testPrefix()) && (await isInitRunning(folder))) running.push(name);
  }
  return running;
}
