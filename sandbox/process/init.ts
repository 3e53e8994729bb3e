import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { SandboxError } from "../sandbox-error.ts";
import { endRecorded, findRecorded, readStat, recordProcess } from "./process-record.ts";
import { spawnDetached } from "./spawn-detached.ts";
import { waitFor } from "./wait-for.ts";

/**
 * Runs a shell script as the first process of new namespaces, with the sandbox's folder as its working directory.
 * When it ends, the kernel ends all that it started and drops their mounts, interfaces and firewall rules.
 */
export async function startInit(folder: string, script: string): Promise<void> {
  if (await isInitRunning(folder)) return;
  // What a crash left behind would look like something that runs.
  for (const name of await readdir(join(folder, "run"))) await rm(join(folder, "run", name));
  const log = join(folder, "log", "init.log");
  await rm(log, { force: true });
  const holder = await spawnDetached(
    ["unshare", ...namespaces, "--fork", "--mount-proc", "--kill-child", "bash", script],
    folder,
    log,
  );
  await recordProcess(join(folder, holderFile), holder);
  const init = await waitFor("the sandbox's first process", async () => {
    if ((await findRecorded(join(folder, holderFile))) === undefined) {
      throw new SandboxError(`The namespaces could not be made: ${await readFile(log, "utf8")}`);
    }
    return findChild(holder);
  });
  await recordProcess(join(folder, initFile), init);
}

export async function isInitRunning(folder: string): Promise<boolean> {
  return (await findRecorded(join(folder, initFile))) !== undefined;
}

/** Throws with the end of the log where the first process is gone. */
export async function requireInit(folder: string): Promise<void> {
  if (await isInitRunning(folder)) return;
  const log = await readFile(join(folder, "log", "init.log"), "utf8");
  throw new SandboxError(
    `The sandbox ended by itself:\n${log.trim().split("\n").slice(-8).join("\n")}`,
  );
}

export async function stopInit(folder: string): Promise<void> {
  await endRecorded(join(folder, initFile), "SIGKILL");
  await endRecorded(join(folder, holderFile), "SIGTERM");
}

/** A command line that runs `command` inside the sandbox's namespaces. */
export async function commandInside(
  folder: string,
  command: readonly string[],
): Promise<[string, ...string[]]> {
  const init = await findRecorded(join(folder, initFile));
  if (init === undefined) throw new SandboxError("The sandbox does not run: start it first");
  return ["nsenter", "--target", String(init), "-n", "-m", "-p", "-u", "-i", "--", ...command];
}

const namespaces = ["--net", "--mount", "--pid", "--uts", "--ipc"] as const;
const initFile = "run/init.process";
const holderFile = "run/holder.process";

async function findChild(parent: number): Promise<number | undefined> {
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => undefined);
    if (text !== undefined && readStat(text).parent === parent) return Number(name);
  }
  return undefined;
}
