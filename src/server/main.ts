import { createConnection } from "vscode-languageserver/node";
import { createNodeHost } from "#server/node-host.ts";
import { startServer } from "#server/start-server.ts";

const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];

/** The server as a process of Node; the transport is in its arguments, as every LSP client passes it. */
function main(): void {
  if (!process.argv.slice(2).some((word) => transports.includes(word.split("=")[0] ?? ""))) {
    process.stderr.write(
      "This is the language server of CloudNativePG Workbench; editors start it with --stdio\n",
    );
    process.exitCode = 2;
    return;
  }
  const connection = createConnection();
  const report = (error: unknown): void => {
    if (isClosedPipe(error)) {
      // Nobody is left who could say shutdown.
      process.exit(1);
    }
    connection.console.error(error instanceof Error ? String(error.stack) : String(error));
  };
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
  startServer(connection, createNodeHost());
}

function isClosedPipe(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" || code === "ERR_IPC_CHANNEL_CLOSED";
}

main();
