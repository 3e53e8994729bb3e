import { spawn } from "node:child_process";

/** What came of a call of git. */
export type GitResult =
  | {
      readonly kind: "done";
      readonly code: number;
      readonly stdout: Buffer;
      readonly stderr: string;
    }
  /** There is no git on this machine. */
  | { readonly kind: "missing" };

/** Runs git without a shell, with nothing of its output in colour or in another language. */
export function runGit(
  folder: string,
  line: readonly string[],
  input?: string,
): Promise<GitResult> {
  const child = spawn("git", ["-C", folder, ...line], {
    env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
    stdio: "pipe",
    windowsHide: true,
  });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  child.stdin.on("error", () => {
    // Git ended before it read everything; its exit code says why.
  });
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on("error", () => resolve({ kind: "missing" }));
    child.on("close", (code) => {
      const stderr = Buffer.concat(complaints).toString().trim();
      resolve({ kind: "done", code: code ?? 1, stdout: Buffer.concat(output), stderr });
    });
  });
}
