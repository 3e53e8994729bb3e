import * as vscode from "vscode";

/** Applies the fixes that have exactly one right answer to the file in front, as save would with `codeActionsOnSave`. */
export async function fixAll(): Promise<void> {
  if (vscode.window.activeTextEditor === undefined) {
    throw new Error(vscode.l10n.t("No file is open: open a manifest and run the command again"));
  }
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.cnpg",
    apply: "first",
  });
}
