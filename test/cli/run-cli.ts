import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestContext } from "node:test";

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built linter where `CNPG_LINT` names it, else the source. */
export const cliScript =
  process.env.CNPG_LINT ?? fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** A folder with files in it, gone after the test. */
export function createFolder(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), "cnpg-lint-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Runs the real process to its end. */
export async function runCli(
  folder: string,
  line: readonly string[],
  input = "",
): Promise<CliResult> {
  const child = spawn(process.execPath, [cliScript, ...line], { cwd: folder, stdio: "pipe" });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => {
    // A mistake on the command line ends the process before it reads.
  });
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return {
    code,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

export const foreignManifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: bogus\n";
