import * as vscode from "vscode";
import type { Choice, TextDocument, Ui } from "#commands/ui.ts";
import type { VirtualDocuments } from "#extension/live/virtual-documents.ts";

/** The one place where commands meet VS Code's dialogs. */
export function createVsCodeUi(documents: VirtualDocuments): Ui {
  return {
    choose: async (title, choices) => (await pick(title, choices, false))?.[0],
    chooseMany: (title, choices) => pick(title, choices, true),
    ask: ({ title, value = "", placeholder = "", check }) =>
      Promise.resolve(
        vscode.window.showInputBox({
          title,
          value,
          placeHolder: placeholder,
          ignoreFocusOut: true,
          validateInput: (text) => check?.(text),
        }),
      ),
    confirm: async ({ message, detail, action }) =>
      (await vscode.window.showWarningMessage(message, { modal: true, detail }, action)) === action,
    decide: ({ message, detail, action, others }) =>
      Promise.resolve(
        vscode.window.showWarningMessage(message, { modal: true, detail }, action, ...others),
      ),
    inform: (message, actions = []) =>
      Promise.resolve(vscode.window.showInformationMessage(message, ...actions)),
    warn: (message, actions = []) =>
      Promise.resolve(vscode.window.showWarningMessage(message, ...actions)),
    show: (document) => documents.show(document),
    showLive: (document) => documents.showLive(document),
    compare: (title, left, right) => compare(documents, { title, left, right }),
    draft: async ({ language, text }) => {
      const document = await vscode.workspace.openTextDocument({ language, content: text });
      await vscode.window.showTextDocument(document);
    },
    openFile,
    openLink: async (url) => void (await vscode.env.openExternal(vscode.Uri.parse(url, true))),
    copy: (text) => Promise.resolve(vscode.env.clipboard.writeText(text)),
    follow,
  };
}

async function pick<T>(
  title: string,
  choices: readonly Choice<T>[],
  canPickMany: boolean,
): Promise<readonly T[] | undefined> {
  const items = choices.map((choice) => ({ ...choice }));
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  if (!canPickMany) {
    const chosen = await vscode.window.showQuickPick(items, options);
    return chosen === undefined ? undefined : [chosen.value];
  }
  const chosen = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
  return chosen?.map(({ value }) => value);
}

async function compare(
  documents: VirtualDocuments,
  { title, left, right }: { title: string; left: TextDocument; right: TextDocument },
): Promise<void> {
  const [before, after] = [documents.add(left), documents.add(right)];
  await vscode.commands.executeCommand("vscode.diff", before, after, title);
}

async function openFile(uri: string, offset?: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const position = document.positionAt(offset ?? 0);
  const selection = new vscode.Range(position, position);
  await vscode.window.showTextDocument(document, { selection });
}

/** In the view, where it is looked for, and as a message, which can be cancelled. */
async function follow<T>(
  title: string,
  run: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  const options = { title, location, cancellable: true };
  const following = vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return run((message) => progress.report({ message }), controller.signal);
  });
  void vscode.window.withProgress({ location: { viewId: "cnpg.clusters" } }, () =>
    Promise.resolve(following).catch(() => undefined),
  );
  return following;
}
