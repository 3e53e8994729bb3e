import * as vscode from "vscode";
import type { ServerHandle } from "#extension/server-handle.ts";
import { readPeerExtensions } from "#extension/read-peer-extensions.ts";
import { peerExtensionsMethod, type PeerExtensions } from "#protocol.ts";

/**
 * Tells the server when that changes. VS Code has no event for "was activated", so it is read again with each YAML
 * document that comes to the front: that is what activates the other extension too.
 */
export function followPeerExtensions(
  server: Pick<ServerHandle, "notify" | "onDidStart">,
): vscode.Disposable {
  let told: PeerExtensions | undefined;
  const tell = (): void => {
    const peers = readPeerExtensions();
    if (peers.yamlExtensionActive === told?.yamlExtensionActive) return;
    told = peers;
    server.notify(peerExtensionsMethod, peers);
  };
  return vscode.Disposable.from(
    server.onDidStart(() => {
      told = undefined;
      tell();
    }),
    vscode.extensions.onDidChange(tell),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidOpenTextDocument(tell),
  );
}
