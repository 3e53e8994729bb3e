import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where kubelet puts the Pods of a sandbox, in every hierarchy of control groups. */
export function cgroupName(sandbox: string): string {
  return `cnpg-sandbox-${sandbox}`;
}

export async function createCgroups(sandbox: string): Promise<void> {
  for (const hierarchy of await listHierarchies()) {
    if (hierarchy === unified) continue;
    const folder = join(hierarchy, cgroupName(sandbox));
    await mkdir(folder, { recursive: true });
    if (existsSync(join(hierarchy, "cgroup.controllers"))) await delegate(hierarchy, folder);
    else await takeOverCpus(hierarchy, folder);
  }
}

export async function removeCgroups(sandbox: string): Promise<void> {
  for (const hierarchy of await listHierarchies()) {
    await removeTree(join(hierarchy, cgroupName(sandbox)));
  }
}

const root = "/sys/fs/cgroup";
/** Version 2 beside version 1. It controls nothing, but runc makes its groups there too. */
const unified = join(root, "unified");

/** Version 2 has one hierarchy, version 1 one for each controller. */
async function listHierarchies(): Promise<readonly string[]> {
  if (existsSync(join(root, "cgroup.controllers"))) return [root];
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, name))
    .filter((folder) => existsSync(join(folder, "cgroup.procs")));
}

/** Version 2: a group may use the controllers that the group above it hands down. */
async function delegate(hierarchy: string, folder: string): Promise<void> {
  const controllers = (await readFile(join(hierarchy, "cgroup.controllers"), "utf8")).trim();
  const all = controllers.split(" ").map((name) => `+${name}`);
  for (const group of [hierarchy, folder]) {
    for (const one of all) {
      // The machine may keep some to itself; kubelet says what it misses.
      await writeFile(join(group, "cgroup.subtree_control"), one).catch(() => undefined);
    }
  }
}

/** Version 1: a new group of cpuset has no processors until it is told which. */
async function takeOverCpus(hierarchy: string, folder: string): Promise<void> {
  for (const name of ["cpuset.cpus", "cpuset.mems"]) {
    if (!existsSync(join(hierarchy, name))) continue;
    await writeFile(join(folder, name), await readFile(join(hierarchy, name)));
  }
}

/** Groups are empty directories whose files cannot be removed, so the deepest goes first. */
async function removeTree(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  }
  // A process that just ended keeps its group busy for a moment.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rmdir(folder);
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
