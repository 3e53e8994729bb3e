import { spawn } from "node:child_process";
import { once } from "node:events";
import { listInstances } from "#sandbox/instance.ts";
import { isInitRunning } from "#sandbox/process/init.ts";
import { createReport } from "#sandbox/progress/report.ts";
import { SandboxError } from "#sandbox/sandbox-error.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";
import { resetSandbox } from "#sandbox/stop-sandbox.ts";
import { projectPath } from "#scripts/project-path.ts";
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
  /** Milliseconds for one test. */
  readonly timeout: number;
}

const report = createReport(process.stdout);
let child: ReturnType<typeof spawn> | undefined;

/**
 * Runs the tests one file after the other, as some of them restart servers, and throws away every test sandbox that did
 * not run before.
 */
export async function testWithSandboxes({ files, shared, timeout }: SandboxedTests): Promise<void> {
  const before = new Set(await findRunning());
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // The tests end by the same signal or by this one; what they started is then put away below.
    process.on(signal, () => child?.kill(signal));
  }
  try {
    if (findExistingCluster(process.env) === undefined) await startShared(shared);
    process.exitCode = await runTests(files, timeout);
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

async function runTests(files: readonly string[], timeout: number): Promise<number> {
  const options = ["--test", "--test-concurrency=1", `--test-timeout=${timeout}`];
  child = spawn(process.execPath, [...options, ...files], {
    cwd: projectPath(),
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

async function findRunning(): Promise<readonly string[]> {
  const running: string[] = [];
  for (const { name, folder } of await listInstances()) {
    if (name.startsWith(testPrefix()) && (await isInitRunning(folder))) running.push(name);
  }
  return running;
}
