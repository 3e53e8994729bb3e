import { spawn } from "node:child_process";
import { closeSync, createReadStream, openSync } from "node:fs";
import { text } from "node:stream/consumers";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What the program reads: text, or a file. */
  readonly input?: string | { readonly file: string };
  /** A file that takes all that it prints; without it, the output is the answer. */
  readonly log?: string;
  readonly signal?: AbortSignal;
}

/** A program ended with something else than success; the message has what it printed. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/** Runs a program to its end and gives what it printed on its standard output; throws with its errors. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const log = options.log === undefined ? undefined : openSync(options.log, "w");
  const { cwd, env, signal } = options;
  const child = spawn(program, args, {
    stdio: ["pipe", log ?? "pipe", log ?? "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (log !== undefined) closeSync(log);
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, killedBy) => resolve(code ?? String(killedBy)));
  });
  feed(child.stdin, options.input);
  const [code, printed, errors] = await Promise.all([
    ended,
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
  ]);
  if (code === 0) return printed;
  const detail = options.log === undefined ? `${errors}${printed}`.trim() : `see ${options.log}`;
  throw new ProgramError(`${program} ${args.slice(0, 4).join(" ")} ended with ${code}: ${detail}`);
}

/** A program that ends before it has read everything is judged by its exit code alone. */
function feed(stdin: NodeJS.WritableStream | null, input: RunOptions["input"]): void {
  if (stdin === null) return;
  stdin.on("error", () => undefined);
  if (typeof input === "object") createReadStream(input.file).pipe(stdin);
  else stdin.end(input ?? "");
}
