import { readOwnVersion } from "#cli/own-version.ts";
import { runLinter } from "#cli/run-linter.ts";
import type { Terminal } from "#cli/terminal.ts";

/** `cnpg-lint` as a process. */
async function main(): Promise<void> {
  // Whoever reads may stop reading, as `head` does; that is no failure of ours.
  process.stdout.on("error", leaveOnClosedPipe);
  process.stderr.on("error", leaveOnClosedPipe);
  // No process.exit: what is still on its way to a pipe would be lost.
  process.exitCode = await runLinter(process.argv.slice(2), terminal());
}

function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") {
    process.exit();
  }
  throw error;
}

function terminal(): Terminal {
  const { NO_COLOR, TERM } = process.env;
  return {
    workingDirectory: process.cwd(),
    colours: process.stdout.isTTY && (NO_COLOR ?? "") === "" && TERM !== "dumb",
    version: readOwnVersion(process.argv[1] ?? ""),
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    readInput,
  };
}

async function readInput(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) {
      break;
    }
  }
  return Buffer.concat(chunks);
}

main().catch((error: unknown) => {
  process.stderr.write(`cnpg-lint: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
});
