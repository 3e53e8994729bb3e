import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import type { OperatorVersion } from "./build/modules.ts";
import { isInitRunning } from "./process/init.ts";
import { SandboxError } from "./sandbox-error.ts";

/** `node`: everything, Pods included. `light`: API server and the operator's webhooks, and nothing that runs a Pod. */
export const profiles = ["node", "light"] as const;
export type Profile = (typeof profiles)[number];

export interface RunningSandbox {
  readonly name: string;
  readonly profile: Profile;
  readonly operator: OperatorVersion;
  /** Everything of this one: `bin`, `conf`, `data`, `log`, `pki`, `run`, `kubeconfig`. */
  readonly folder: string;
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Folder with kubectl and the rest, for PATH. */
  readonly binFolder: string;
  /** The API server's port on 127.0.0.1. */
  readonly port: number;
}

export type InstanceRecord = Pick<RunningSandbox, "profile" | "operator" | "port">;

export const defaultName = "demo";

export function findInstanceFolder(name: string): string {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new SandboxError(
      `"${name}" cannot name a sandbox: use up to 31 lower-case letters, digits and dashes, a letter first`,
    );
  }
  return findCacheFolder("sandbox", "instances", name);
}

export function describeInstance(name: string, record: InstanceRecord): RunningSandbox {
  const folder = findInstanceFolder(name);
  const kubeconfig = join(folder, "kubeconfig");
  return { name, ...record, folder, kubeconfig, binFolder: join(folder, "bin") };
}

/** What the last start of `name` wrote down, whether it runs or not. */
export async function readInstance(name: string): Promise<RunningSandbox | undefined> {
  try {
    const text = await readFile(join(findInstanceFolder(name), "sandbox.json"), "utf8");
    return describeInstance(name, JSON.parse(text) as InstanceRecord);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether the sandbox of this name runs now. */
export async function isSandboxRunning(name: string): Promise<boolean> {
  return isInitRunning(findInstanceFolder(name));
}

export async function writeInstance(sandbox: RunningSandbox): Promise<void> {
  const { profile, operator, port, folder } = sandbox;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "sandbox.json"), `${JSON.stringify({ profile, operator, port })}\n`);
}

/** All that were ever started and not thrown away. */
export async function listInstances(): Promise<readonly RunningSandbox[]> {
  const entries = await readdir(findCacheFolder("sandbox", "instances"), {
    withFileTypes: true,
  }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(names.sort().map(readInstance));
  return found.filter((instance) => instance !== undefined);
}
