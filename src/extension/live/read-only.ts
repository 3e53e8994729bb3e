import * as vscode from "vscode";

/** Whether the settings forbid writes: everywhere, or to this context. */
export function isReadOnly(context: string): boolean {
  const settings = vscode.workspace.getConfiguration("cnpg");
  const contexts = settings.get<readonly string[]>("readOnlyContexts") ?? [];
  return settings.get<boolean>("readOnly") === true || contexts.includes(context);
}
