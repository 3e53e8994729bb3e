import * as vscode from "vscode";
import { manifestStarters } from "#extension/manifest-starters.ts";

/** A new file with a manifest to start from; nothing is saved or applied. */
export async function newManifest(): Promise<void> {
  const title = vscode.l10n.t("Start from which manifest?");
  const name = await vscode.window.showQuickPick([...manifestStarters], { title });
  if (name === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: "yaml" });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: "yaml", name });
}
