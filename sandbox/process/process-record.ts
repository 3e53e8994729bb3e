import { readFile, rm, writeFile } from "node:fs/promises";

/**
 * A file that remembers a process. The kernel gives a process id to another process some day, so the time of its
 * start is remembered beside it.
 */
export async function recordProcess(file: string, pid: number): Promise<void> {
  await writeFile(file, `${pid} ${await readStartTime(pid)}\n`);
}

/** The process id, while that very process runs. */
export async function findRecorded(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [pid = "", startTime = ""] = text.trim().split(" ");
  if (startTime === "" || (await readStartTime(Number(pid))) !== startTime) return undefined;
  return Number(pid);
}

/** Ends it and waits until it is gone; forgets it. */
export async function endRecorded(file: string, signal: NodeJS.Signals): Promise<void> {
  const pid = await findRecorded(file);
  if (pid !== undefined) process.kill(pid, signal);
  while ((await findRecorded(file)) !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await rm(file, { force: true });
}

/** In clock ticks since the machine's start; undefined where the process is gone or only waits to be reaped. */
async function readStartTime(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return text === undefined ? undefined : readStat(text).startTime;
}

/** The program's name stands in parentheses and may hold spaces and parentheses itself. */
export function readStat(text: string): {
  readonly parent: number;
  readonly group: number;
  readonly startTime: string | undefined;
} {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const gone = fields[0] === "Z" || fields[0] === "X";
  return {
    parent: Number(fields[1]),
    group: Number(fields[2]),
    startTime: gone ? undefined : fields[19],
  };
}
