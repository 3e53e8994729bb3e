import * as vscode from "vscode";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import type { CommandHost } from "#extension/command.ts";
import { requestDocumentInfo } from "#extension/document-info.ts";
import {
  listOperatorChoices,
  listPostgresChoices,
  type VersionChoice,
} from "#extension/version-choices.ts";

/**
 * Chooses the versions that manifests are judged by, in the workspace settings. Where a workspace file decides, it is
 * opened instead: it wins over settings, and the linter reads it too.
 */
export async function chooseVersions({ server, operators }: CommandHost): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const info = editor && (await requestDocumentInfo(server, editor));
  if (info?.workspaceFile) {
    await vscode.window.showTextDocument(vscode.Uri.parse(info.workspaceFile, true));
    return;
  }
  const subject = await vscode.window.showQuickPick(listSubjects(operators()), {
    title: vscode.l10n.t("Which version do you want to choose?"),
  });
  if (subject === undefined) return;
  const choice = await vscode.window.showQuickPick(subject.choices, { title: subject.label });
  if (choice !== undefined) await writeSetting(subject.setting, choice.value, editor?.document.uri);
}

interface Subject extends vscode.QuickPickItem {
  readonly setting: string;
  readonly choices: readonly VersionChoice[];
}

function listSubjects(connected: readonly ConnectedOperator[]): readonly Subject[] {
  return [
    {
      label: vscode.l10n.t("Version of the operator"),
      detail: vscode.l10n.t("Which fields exist, and what its admission checks refuse"),
      setting: "lint.operatorVersion",
      choices: listOperatorChoices(connected),
    },
    {
      label: vscode.l10n.t("PostgreSQL where a manifest names none"),
      detail: vscode.l10n.t("Which parameters exist, and which values they take"),
      setting: "lint.postgres",
      choices: listPostgresChoices(),
    },
  ];
}

async function writeSetting(
  name: string,
  value: VersionChoice["value"],
  resource: vscode.Uri | undefined,
): Promise<void> {
  const { workspaceFolders } = vscode.workspace;
  const target =
    workspaceFolders === undefined || workspaceFolders.length === 0
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration("cnpg", resource).update(name, value, target);
}
