import { join } from "node:path";
import * as vscode from "vscode";
import { provideBase } from "#extension/base/provide-base.ts";
import { openLiveGate } from "#extension/live-gate.ts";
import { followPeerExtensions } from "#extension/peer-extensions.ts";
import { registerCommands } from "#extension/register-commands.ts";
import { ServerHandle } from "#extension/server-handle.ts";
import { createStatusItem } from "#extension/status-item.ts";
import type { ConnectedOperator } from "#live/connected-operators.ts";

/** Wires and returns: the server starts behind it, and no answer of VS Code waits for that. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel("CloudNativePG", { log: true });
  const server = new ServerHandle(
    {
      program: context.asAbsolutePath("dist/server.cjs"),
      compiled: join(context.globalStorageUri.fsPath, "compiled"),
    },
    output,
  );
  const live = openLiveGate({ extension: context, output, server });
  const operators = (): readonly ConnectedOperator[] => live.operators();
  context.subscriptions.push(
    output,
    server,
    registerCommands({ server, output, operators }),
    createStatusItem(server, operators),
    followPeerExtensions(server),
    provideBase(server),
    live,
  );
  void server.start();
}
