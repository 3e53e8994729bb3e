import type { RunningSandbox } from "../instance.ts";
import { stopInit } from "../process/init.ts";
import { stopRelay } from "../process/relay.ts";
import { removeCgroups } from "./cgroups.ts";

/** The kernel ends everything in the node with its first process, mounts and network included. */
export async function stopNode(sandbox: RunningSandbox): Promise<void> {
  await stopRelay(sandbox.folder);
  await stopInit(sandbox.folder);
  await removeCgroups(sandbox.name);
}
