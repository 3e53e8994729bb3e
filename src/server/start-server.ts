import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver";
import { serverCapabilities } from "#server/capabilities.ts";
import { createSession } from "#server/create-session.ts";
import type { ServerHost } from "#server/host.ts";
import { listenForFiles } from "#server/listen-for-files.ts";
import { listenForRequests } from "#server/listen-for-requests.ts";
import { listenForSettings } from "#server/listen-for-settings.ts";
import { PushDiagnostics } from "#server/push-diagnostics.ts";

/** Everything the server does, on any transport and any host. */
export function startServer(connection: Connection, host: ServerHost): void {
  let initialized = false;
  connection.onInitialize((params): InitializeResult | ResponseError<{ retry: boolean }> => {
    if (initialized) {
      return new ResponseError(ErrorCodes.InvalidRequest, "already initialized", { retry: false });
    }
    initialized = true;
    listen(connection, host, params);
    return { capabilities: serverCapabilities, serverInfo: { name: "cnpg-workbench" } };
  });
  connection.listen();
}

function listen(connection: Connection, host: ServerHost, params: InitializeParams): void {
  const { session, files } = createSession(connection, host, params);
  const push = session.client.pullsDiagnostics ? undefined : new PushDiagnostics(session);
  listenForFiles(session, files, push);
  listenForRequests(session);
  listenForSettings(session, push);
}
