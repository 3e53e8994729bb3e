import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { findRecorded, readStat } from "./process-record.ts";

/** What all processes of a sandbox take together, in bytes; what several of them share counts once. */
export async function measureMemory(folder: string): Promise<number> {
  const init = await findRecorded(join(folder, "run", "init.process"));
  if (init === undefined) return 0;
  const sizes = await Promise.all((await listTree(init)).map(readProportionalSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** All descendants: whoever loses its parent becomes a child of the first process. */
async function listTree(root: number): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
    if (text !== undefined) parents.set(pid, readStat(text).parent);
  }
  const isInside = (pid: number | undefined): boolean => {
    return pid === root || (pid !== undefined && pid !== 0 && isInside(parents.get(pid)));
  };
  return pids.filter(isInside);
}

/** `Pss` of the kernel: pages that several processes share are divided among them. */
async function readProportionalSize(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}
