import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readStat } from "#sandbox/process/process-record.ts";
import { projectPath } from "#scripts/project-path.ts";
import { describeProcess, describeReport } from "#scripts/testing/describe-report.ts";
import type { ProcessReport } from "#scripts/testing/describe-report.ts";

export interface LimitedRun {
  readonly command: string;
  readonly args: readonly string[];
  /** The run is ended after this long, with all that it has started and not set free. */
  readonly seconds: number;
}

export interface RunResult {
  /** Null where the run was ended. */
  readonly code: number | null;
  readonly output: string;
}

/** Milliseconds to end in. */
const grace = 20_000;

const isWindows = process.platform === "win32";

/**
 * Runs a command in the project's folder and prints what it prints. node:test waits without end for a file whose process
 * stays, so there is a limit: a run that reaches it tells what it was doing, and fails.
 */
export async function runLimited({ command, args, seconds }: LimitedRun): Promise<RunResult> {
  const reports = await mkdtemp(join(tmpdir(), "cnpg-test-reports-"));
  const child = spawn(command, args, {
    cwd: projectPath(),
    stdio: ["ignore", "pipe", "pipe"],
    shell: isWindows,
    // A group of its own, so that all of it can be ended.
    detached: !isWindows,
    env: { ...process.env, NODE_OPTIONS: withReports(reports) },
  });
  const printed: string[] = [];
  const say = (text: string): void => {
    printed.push(text);
    process.stdout.write(text);
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", say);
  }
  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) signalAll(child.pid, signal);
  };
  const stop = watchForStop(kill);
  const ended = new AbortController();
  const closed = once(child, "close") as Promise<[number | null]>;
  try {
    const code = await Promise.race([
      closed.then(([status]) => status ?? 1),
      sleep(seconds * 1000, undefined, { signal: ended.signal }),
    ]);
    if (code !== undefined) return { code, output: printed.join("") };
    say(`\n✖ ended after its limit of ${seconds} s; at that moment:\n`);
    say(`${await collectReports(reports, child.pid ?? 0)}\n`);
    // First by a signal that it may pass on: a run inside of it has a group of its own, and sandboxes to put away.
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      kill(signal);
      await Promise.race([closed, sleep(grace, undefined, { signal: ended.signal })]);
    }
    return { code: null, output: printed.join("") };
  } finally {
    ended.abort();
    stop.dispose();
    await rm(reports, { recursive: true, force: true });
  }
}

function withReports(folder: string): string {
  const own = `--report-on-signal --report-compact --report-directory=${folder}`;
  return `${process.env["NODE_OPTIONS"] ?? ""} ${own}`.trim();
}

/** Every process of Node that is not too busy to answer writes what it does and what it waits for. */
async function collectReports(folder: string, pid: number): Promise<string> {
  if (isWindows) return "Node writes no reports on Windows";
  const running = await findGroup(pid);
  signalAll(pid, "SIGUSR2");
  await sleep(5000);
  const reports = await Promise.all(
    (await readdir(folder)).map(
      async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as ProcessReport,
    ),
  );
  const told = new Set(reports.map(({ header }) => header.processId));
  return [
    ...reports.map(describeReport),
    ...running
      .filter(({ id }) => !told.has(id))
      .map(({ id, command }) => `${describeProcess(id, command)}\n  did not answer`),
  ].join("\n");
}

/** What runs in a process group; Linux tells. */
async function findGroup(
  group: number,
): Promise<readonly { readonly id: number; readonly command: readonly string[] }[]> {
  const read = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");
  const names = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const all = names.map(async (name) => {
    const isOurs = readStat(await read(`/proc/${name}/stat`)).group === group;
    const command = isOurs ? (await read(`/proc/${name}/cmdline`)).split("\0").slice(0, -1) : [];
    return isOurs ? [{ id: Number(name), command }] : [];
  });
  return (await Promise.all(all)).flat();
}

function signalAll(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch {
    // It has gone meanwhile.
  }
}

/** A group of its own does not hear the terminal. */
function watchForStop(kill: (signal: NodeJS.Signals) => void): { dispose(): void } {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, kill);
  return { dispose: () => signals.forEach((signal) => process.off(signal, kill)) };
}
