import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Question } from "./corpus.ts";
import { giveToServer, makeServerFolder, serverProcess } from "./servers.ts";
import type { ServerBuild } from "./servers.ts";

export interface ServerAnswer {
  readonly accepted: boolean;
  /** What the server wrote; for reading, not for comparing. */
  readonly words: string;
}

/**
 * Asks a real server: a start-up that reads a file of the one line and ends before it would open
 * anything (`postgres -C`). This is the verdict that counts when an instance starts.
 */
export async function askServer(
  build: ServerBuild,
  questions: readonly Question[],
): Promise<ServerAnswer[]> {
  const answers: ServerAnswer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const folder = makeServerFolder();
    for (let index = next; index < questions.length; index = next) {
      next += 1;
      const question = questions[index];
      if (question !== undefined) answers[index] = await askOne(build, folder, question);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await Promise.all(Array.from({ length: workers }, work));
  return answers;
}

const workers = 4;

function askOne(
  build: ServerBuild,
  folder: string,
  { name, value }: Question,
): Promise<ServerAnswer> {
  const file = join(folder, "postgresql.conf");
  writeFileSync(file, `${name} = ${quote(value)}\n`);
  giveToServer(file);
  const program = join(build.native, "bin/postgres");
  // Every major has this parameter, and asking for it reads the whole file.
  const words = ["-D", folder, "-C", "port"];
  return new Promise((resolve, reject) => {
    execFile(program, words, { ...serverProcess(), timeout: 20_000 }, (error, _out, stderr) => {
      const words = stderr.trim();
      // A time-out or a crash is no verdict.
      if (error !== null && !words.includes("FATAL:"))
        reject(new Error(`${name}: ${words}`, { cause: error }));
      else resolve({ accepted: error === null, words });
    });
  });
}

/** A literal of postgresql.conf for exactly this text. */
function quote(value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll("'", "''");
  return `'${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;
}
