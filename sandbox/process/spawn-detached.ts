import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";

/** Starts a program that outlives this one, in a session of its own; what it prints goes to `log`. */
export async function spawnDetached(
  command: readonly [string, ...string[]],
  folder: string,
  log: string,
): Promise<number> {
  const output = openSync(log, "a");
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  await once(child, "spawn");
  child.unref();
  if (child.pid === undefined) throw new Error(`${program} did not start`);
  return child.pid;
}
