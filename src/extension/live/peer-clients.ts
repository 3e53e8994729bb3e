import * as vscode from "vscode";
import type { PeerClients } from "#commands/connection/database-clients.ts";

/** Other extensions of this editor. */
export const peerClients: PeerClients = {
  has: (extension) => vscode.extensions.getExtension(extension) !== undefined,
  async run(extension, command, ...values) {
    // Only commands that it declares would start it; these are declared by nobody.
    await vscode.extensions.getExtension(extension)?.activate();
    return vscode.commands.executeCommand(command, ...values);
  },
  async open(extension, path, query) {
    const uri = vscode.Uri.from({
      scheme: vscode.env.uriScheme,
      authority: extension,
      path,
      query,
    });
    return vscode.env.openExternal(uri);
  },
};
