import * as vscode from "vscode";
import type { ServerHandle } from "#extension/server-handle.ts";
import { peerExtensionsMethod, type PeerExtensions } from "#protocol.ts";

const yamlExtension = "redhat.vscode-yaml";

/** Which extensions share our files right now. */
export function readPeerExtensions(): PeerExtensions {
  return { yamlExtensionActive: vscode.extensions.getExtension(yamlExtension)?.isActive === true };
}

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
