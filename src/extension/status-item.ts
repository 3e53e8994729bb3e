import * as vscode from "vscode";
import { requestDocumentInfo } from "#extension/document-info.ts";
import type { ServerHandle } from "#extension/server-handle.ts";
import { writeStatus } from "#extension/status-text.ts";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import type { DocumentInfo } from "#protocol.ts";
import { createDebounce } from "#util/debounce.ts";

/** Long enough to stay silent while somebody types or scrolls with the arrow keys. */
const quietMilliseconds = 150;

type StatusSource = Pick<ServerHandle, "request" | "onDidStart">;

/** The status bar item with the versions that the document at the cursor is judged by; a click chooses others. */
export function createStatusItem(
  server: StatusSource,
  operators: () => readonly ConnectedOperator[],
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "cnpg.versions",
    vscode.StatusBarAlignment.Right,
    100,
  );
  item.name = vscode.l10n.t("CloudNativePG versions");
  item.command = "cnpg.document.chooseVersions";

  let pending = new vscode.CancellationTokenSource();
  const update = async (): Promise<void> => {
    pending.cancel();
    pending.dispose();
    pending = new vscode.CancellationTokenSource();
    const { token } = pending;
    const editor = vscode.window.activeTextEditor;
    const info = editor && (await requestDocumentInfo(server, editor, token));
    if (!token.isCancellationRequested) show(item, info, operators());
  };
  const later = createDebounce(() => void update(), quietMilliseconds);

  return vscode.Disposable.from(
    item,
    later,
    { dispose: () => pending.cancel() },
    ...followEditor(server, later.call),
  );
}

function followEditor(server: StatusSource, update: () => void): readonly vscode.Disposable[] {
  const isActive = (document: vscode.TextDocument): boolean =>
    document === vscode.window.activeTextEditor?.document;
  return [
    server.onDidStart(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isActive(textEditor.document)) update();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isActive(document)) update();
    }),
    vscode.workspace.onDidSaveTextDocument(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("cnpg.lint")) update();
    }),
  ];
}

function show(
  item: vscode.StatusBarItem,
  info: DocumentInfo | undefined,
  connected: readonly ConnectedOperator[],
): void {
  if (info === undefined) return item.hide();
  const { text, tooltip } = writeStatus(info, connected);
  item.text = text;
  item.tooltip = new vscode.MarkdownString(tooltip);
  item.show();
}
