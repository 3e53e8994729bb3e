import * as vscode from "vscode";
import type { TunnelNode } from "#commands/forward/tunnel-node.ts";

/** The Connections view before there are any: empty, and without loading what could open one. */
export class ConnectionsGate implements vscode.TreeDataProvider<TunnelNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  #provider: vscode.TreeDataProvider<TunnelNode> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  attach(provider: vscode.TreeDataProvider<TunnelNode>): void {
    this.#provider = provider;
    provider.onDidChangeTreeData?.(() => this.#changed.fire(undefined));
  }

  getChildren(node?: TunnelNode): vscode.ProviderResult<TunnelNode[]> {
    return this.#provider?.getChildren(node) ?? [];
  }

  getTreeItem(node: TunnelNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.#provider?.getTreeItem(node) ?? new vscode.TreeItem("");
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Whether ports were open when the window was closed, and are wanted again. */
export function wantsRestore(state: vscode.Memento): boolean {
  if (vscode.workspace.getConfiguration("cnpg").get("forward.restore") !== true) return false;
  const known = state.get<readonly { readonly isOpen: boolean }[]>("cnpg.forward") ?? [];
  return known.some(({ isOpen }) => isOpen);
}
