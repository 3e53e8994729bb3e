import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { SandboxError } from "../sandbox-error.ts";
import type { Report } from "../progress/report.ts";

/**
 * Does `work` while no other process holds the lock of the same path. The kernel keeps the lock (`flock`), so
 * that it goes with this process however that ends.
 */
export async function withLock<T>(
  path: string,
  report: Report,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const holder = spawn("flock", [`${path}.lock`, "sh", "-c", "echo held; exec cat > /dev/null"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const held = new Promise<void>((resolve, reject) => {
    holder.stdout.once("data", () => resolve());
    holder.once("error", () => reject(new SandboxError("flock is missing; install util-linux")));
    holder.once("exit", (code) => reject(new Error(`flock on ${path}.lock ended with ${code}`)));
  });
  const patience = setTimeout(() => {
    report.say(`Waiting for another process that works on ${path}`);
  }, 1000);
  try {
    await held;
  } finally {
    clearTimeout(patience);
  }
  try {
    return await work();
  } finally {
    holder.stdin.end();
  }
}
