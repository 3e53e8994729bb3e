import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { hostWithoutFiles } from "#server/host.ts";
import { startServer } from "#server/start-server.ts";

/** The server as a web worker: no files, so only the editor's settings count. */
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(
  createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)),
  hostWithoutFiles,
);
