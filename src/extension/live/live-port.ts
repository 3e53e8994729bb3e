import type * as vscode from "vscode";
import type { ServerHandle } from "#extension/server-handle.ts";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import type { LiveName, LiveNamesParams } from "#protocol.ts";
import type { ManifestOrigin } from "#commands/manifest-origin.ts";
import type { TunnelNode } from "#commands/forward/tunnel-node.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** What the live side, which is loaded late, is given by the extension. */
export interface LivePort {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly server: Pick<ServerHandle, "answer">;
}

/** What the extension may ask of the live side. */
export interface LiveSide {
  readonly tree: vscode.TreeDataProvider<TreeNode>;
  readonly connections: vscode.TreeDataProvider<TunnelNode>;
  /** Opens again the local ports that were open before. */
  restoreForwards(): Promise<void>;
  /** How many clusters need a look, and in words; zero: none. */
  readonly onTrouble: vscode.Event<{ readonly count: number; readonly text: string }>;
  /** What narrows the view, in words; empty: nothing. */
  readonly onFilter: vscode.Event<string>;
  /** The view came into sight, or went out of it. */
  setVisible(visible: boolean): void;
  /** Names for a field of a manifest, of contexts that are followed. */
  names(wanted: LiveNamesParams): Promise<readonly LiveName[]>;
  /** The operators of contexts that are followed. */
  operators(): readonly ConnectedOperator[];
  /** A row was unfolded, or folded. */
  setExpanded(node: TreeNode, expanded: boolean): void;
  /** Reads a virtual document of ours anew, where it offers that. */
  refreshDocument(uri: vscode.Uri): Promise<void>;
  run(
    command: string,
    node: TreeNode | undefined,
    origin: ManifestOrigin | undefined,
  ): Promise<void>;
  /** Resolves when no watch, socket or timer is left. */
  dispose(): Promise<void>;
}
