import * as vscode from "vscode";
import type { PeerExtensions } from "#protocol.ts";

const yamlExtension = "redhat.vscode-yaml";

/** Which extensions share our files right now. */
export function readPeerExtensions(): PeerExtensions {
  return { yamlExtensionActive: vscode.extensions.getExtension(yamlExtension)?.isActive === true };
}
