import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
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

/**
 * `npm run test:cluster [-- FILE...]`: starts the sandboxes that most tests share, so that what has to be built is
 * seen being built and takes nothing of a test's time (files that are named start what they need themselves); runs the
 * tests one file after the other, as some of them restart servers; and throws away every test sandbox that did not run
 * before.
 */
const before = new Set(await findRunning());
const report = createReport(process.stdout);
let child: ReturnType<typeof spawn> | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // The tests end by the same signal or by this one; what they started is then put away below.
  process.on(signal, () => child?.kill(signal));
}
const files = process.argv.slice(2);
try {
  if (files.length === 0 && findExistingCluster(process.env) === undefined) {
    await startShared(["light", "node"]);
  }
  process.exitCode = await runTests(files);
} catch (error) {
  console.error(error instanceof SandboxError ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const name of await findRunning()) {
    if (!before.has(name)) await resetSandbox(name);
  }
}

async function startShared(profiles: readonly ClusterRequest["profile"][]): Promise<void> {
  for (const profile of profiles) {
    // Each group that is left out says so itself.
    if ((await whyNoCluster({ profile })) !== undefined) continue;
    const name = nameTestSandbox({ profile });
    await report.during(`Starting the sandbox ${name}`, () =>
      startSandbox({ profile, name, operator: defaultOperator, report }),
    );
  }
}

async function runTests(files: readonly string[]): Promise<number> {
  const chosen =
    files.length > 0 ? files : globSync("test/cluster/**/*.test.ts", { cwd: projectPath() });
  const options = ["--test", "--test-concurrency=1", "--test-timeout=1800000"];
  child = spawn(process.execPath, [...options, ...chosen], {
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
