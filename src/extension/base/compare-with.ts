import * as vscode from "vscode";
import { settingsSection } from "#protocol.ts";

/** What changes are measured against: the last commit, where the branch left the default branch, or nothing. */
export type CompareWith = "head" | "merge-base" | "off";

/** The setting as it holds for a file. */
export function readCompareWith(uri: vscode.Uri): CompareWith {
  const value: unknown = vscode.workspace.getConfiguration(settingsSection, uri).get(setting);
  return value === "merge-base" || value === "off" ? value : "head";
}

const setting = "lint.compareWith";

export const compareWithSetting = `${settingsSection}.${setting}`;
