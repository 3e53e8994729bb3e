import type { RunningSandbox } from "../instance.ts";

export async function stopLight(_sandbox: RunningSandbox): Promise<void> {}
