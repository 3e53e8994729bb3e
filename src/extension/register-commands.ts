import * as vscode from "vscode";
import type { Command, CommandHost } from "#extension/command.ts";
import { commands } from "#extension/commands.ts";

/** The one place where a command that failed is logged and shown. */
export function registerCommands(host: CommandHost): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, command]) =>
      vscode.commands.registerCommand(id, () => runCommand(id, command, host)),
    ),
  );
}

async function runCommand(id: string, command: Command, host: CommandHost): Promise<void> {
  try {
    await command(host);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    host.output.error(`command failed id=${id} error=${reason}`);
    const showLog = vscode.l10n.t("Show Log");
    const answer = await vscode.window.showErrorMessage(`CloudNativePG: ${reason}`, showLog);
    if (answer === showLog) host.output.show();
  }
}
