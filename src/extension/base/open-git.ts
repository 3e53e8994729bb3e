import * as vscode from "vscode";
import type { GitApi, GitExports } from "#extension/base/git-api.ts";

const gitExtension = "vscode.git";

/** VS Code's Git extension; undefined where it is missing, switched off or has no git to run. */
export async function openGit(): Promise<GitApi | undefined> {
  try {
    return (await activateGit())?.getAPI(1);
  } catch {
    return undefined;
  }
}

/** Undefined where the extension is not there. */
export async function activateGit(): Promise<GitExports | undefined> {
  return vscode.extensions.getExtension<GitExports>(gitExtension)?.activate();
}
