import { rm } from "node:fs/promises";
import { findInstanceFolder, type Profile, readInstance, type RunningSandbox } from "./instance.ts";
import { stopLight } from "./light/stop-light.ts";
import { stopNode } from "./node/stop-node.ts";
import { withLock } from "./process/with-lock.ts";
import { silentReport } from "./progress/report.ts";

/** Ends a sandbox; its state stays in the cache for the next start. Nothing happens where none runs. */
export async function stopSandbox(name: string): Promise<void> {
  const sandbox = await readInstance(name);
  if (sandbox === undefined) return;
  await withLock(sandbox.folder, silentReport, () => stoppers[sandbox.profile](sandbox));
}

/** Ends it and throws its databases, objects and certificates away; programs and images stay in the cache. */
export async function resetSandbox(name: string): Promise<void> {
  await stopSandbox(name);
  await rm(findInstanceFolder(name), { recursive: true, force: true });
  await rm(`${findInstanceFolder(name)}.lock`, { force: true });
}

const stoppers: Readonly<Record<Profile, (sandbox: RunningSandbox) => Promise<void>>> = {
  node: stopNode,
  light: stopLight,
};
