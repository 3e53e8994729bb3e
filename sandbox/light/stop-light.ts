import type { RunningSandbox } from "#sandbox/instance.ts";
import { stopInit } from "#sandbox/process/init.ts";
import { stopRelay } from "#sandbox/process/relay.ts";

/** The kernel ends and drops everything that the first process started. */
export async function stopLight({ folder }: RunningSandbox): Promise<void> {
  await stopRelay(folder);
  await stopInit(folder);
}
