import * as vscode from "vscode";
import type { ManifestOrigin } from "#commands/manifest-origin.ts";
import { ConnectionsGate, wantsRestore } from "#extension/connections-gate.ts";
import { liveCommandIds } from "#extension/live-command-ids.ts";
import type { LivePort, LiveSide } from "#extension/live/live-port.ts";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import { liveNamesMethod } from "#protocol.ts";
import type { LiveName, LiveNamesParams } from "#protocol.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/**
 * Stands at the door to live clusters: registers the view and the commands at once, and loads what is
 * behind them when they are first used.
 */
export function openLiveGate(port: LivePort): LiveHandle {
  const gate = new LiveGate(port);
  const view = vscode.window.createTreeView("cnpg.clusters", {
    treeDataProvider: gate,
    showCollapseAll: true,
  });
  const connections = vscode.window.createTreeView("cnpg.connections", {
    treeDataProvider: gate.connections,
  });
  void gate.restore();
  gate.onTrouble = ({ count, text }) => {
    view.badge = count === 0 ? undefined : { value: count, tooltip: text };
  };
  gate.onFilter = (text) => {
    view.description = text;
  };
  port.server.answer(liveNamesMethod, (wanted) => gate.names(wanted as LiveNamesParams));
  const owned = vscode.Disposable.from(
    gate,
    view,
    connections,
    vscode.workspace.onDidGrantWorkspaceTrust(() => void gate.open(view.visible)),
    view.onDidCollapseElement(({ element }) => gate.fold(element)),
    view.onDidChangeVisibility(({ visible }) => void gate.setVisible(visible)),
    vscode.commands.registerCommand("cnpg.document.refresh", (uri?: vscode.Uri) =>
      gate.refreshDocument(uri ?? vscode.window.activeTextEditor?.document.uri),
    ),
    ...liveCommandIds.map((id) =>
      vscode.commands.registerCommand(id, (node?: TreeNode, origin?: unknown) =>
        gate.run(id, node, isOrigin(origin) ? origin : undefined),
      ),
    ),
  );
  return { dispose: () => void owned.dispose(), operators: () => gate.operators() };
}

/** What other parts of the extension may ask of the live side; it is not loaded for that. */
export interface LiveHandle extends vscode.Disposable {
  operators(): readonly ConnectedOperator[];
}

class LiveGate implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #port: LivePort;
  readonly #changed = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
  readonly connections = new ConnectionsGate();
  #loading: Promise<LiveSide> | undefined;
  #side: LiveSide | undefined;

  readonly onDidChangeTreeData = this.#changed.event;
  onFilter: (text: string) => void = () => undefined;
  onTrouble: (trouble: { readonly count: number; readonly text: string }) => void = () => undefined;

  constructor(port: LivePort) {
    this.#port = port;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!vscode.workspace.isTrusted) return [];
    const side = this.#side ?? (await this.#load());
    if (node === undefined) side.setVisible(true);
    // Rows that VS Code unfolds of itself, after a reload, are asked for without an event.
    else side.setExpanded(node, true);
    return (await side.tree.getChildren(node)) ?? [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.#side?.tree.getTreeItem(node) ?? new vscode.TreeItem("");
  }

  /** VS Code asks once whether the provider has this; without it no row would have its tooltip. */
  resolveTreeItem(
    item: vscode.TreeItem,
    node: TreeNode,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.TreeItem> {
    return this.#side?.tree.resolveTreeItem?.(item, node, token);
  }

  getParent(node: TreeNode): vscode.ProviderResult<TreeNode> {
    return this.#side?.tree.getParent?.(node);
  }

  async names(wanted: LiveNamesParams): Promise<readonly LiveName[]> {
    return (await this.#side?.names(wanted)) ?? [];
  }

  operators(): readonly ConnectedOperator[] {
    return this.#side?.operators() ?? [];
  }

  fold(node: TreeNode): void {
    this.#side?.setExpanded(node, false);
  }

  async setVisible(visible: boolean): Promise<void> {
    if (visible && vscode.workspace.isTrusted) (await this.#load()).setVisible(true);
    else this.#side?.setVisible(false);
  }

  /** The workspace is trusted from now on. */
  async open(visible: boolean): Promise<void> {
    this.#changed.fire(undefined);
    await this.restore();
    await this.setVisible(visible);
  }

  async run(
    command: string,
    node: TreeNode | undefined,
    origin: ManifestOrigin | undefined,
  ): Promise<void> {
    // The menus leave these commands out; another extension or a key may call them all the same.
    if (!vscode.workspace.isTrusted) {
      await askForTrust();
      return;
    }
    try {
      await (await this.#load()).run(command, node, origin);
    } catch (error) {
      await this.#showFailure(command, error);
    }
  }

  /** There is no such document before the rest is loaded. */
  async refreshDocument(uri: vscode.Uri | undefined): Promise<void> {
    try {
      if (uri !== undefined) await this.#side?.refreshDocument(uri);
    } catch (error) {
      await this.#showFailure("cnpg.document.refresh", error);
    }
  }

  /** Local ports of the window before, where they are wanted. */
  async restore(): Promise<void> {
    const isWanted = vscode.workspace.isTrusted && wantsRestore(this.#port.extension.globalState);
    if (isWanted) await (await this.#load()).restoreForwards();
  }

  dispose(): void {
    this.#changed.dispose();
    this.connections.dispose();
    void this.#loading?.then((side) => side.dispose());
  }

  #load(): Promise<LiveSide> {
    this.#loading ??= this.#open();
    return this.#loading;
  }

  async #open(): Promise<LiveSide> {
    const { openLiveSide } = await import("#extension/live/main.ts");
    const side = openLiveSide(this.#port);
    side.tree.onDidChangeTreeData?.((node) => this.#changed.fire(node as TreeNode | undefined));
    side.onTrouble((trouble) => this.onTrouble(trouble));
    side.onFilter((text) => this.onFilter(text));
    this.connections.attach(side.connections);
    this.#side = side;
    return side;
  }

  async #showFailure(command: string, error: unknown): Promise<void> {
    const { output } = this.#port;
    const reason = error instanceof Error ? error.message : String(error);
    output.error(`command failed id=${command} error=${reason}`);
    const showLog = vscode.l10n.t("Show Log");
    const answer = await vscode.window.showErrorMessage(`CloudNativePG: ${reason}`, showLog);
    if (answer === showLog) output.show();
  }
}

/** Menus of the tree hand over the selected rows here. */
function isOrigin(value: unknown): value is ManifestOrigin {
  return typeof value === "object" && value !== null && "uri" in value && "offset" in value;
}

async function askForTrust(): Promise<void> {
  const manage = vscode.l10n.t("Manage Workspace Trust");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Clusters are not contacted in Restricted Mode; trust the workspace first"),
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand("workbench.trust.manage");
}
