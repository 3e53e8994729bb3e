import * as vscode from "vscode";
import type { LiveStore } from "#live/live-store.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import type { Row } from "#tree/row.ts";
import { describeNode } from "#tree/tooltips/describe-node.ts";
import type { TreeEnvironment, TreeOptions } from "#tree/tree-environment.ts";
import { TreeModel } from "#tree/tree-model.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Shows the store as VS Code's tree. */
export class TreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
  readonly #environment: () => TreeEnvironment;
  readonly #model: TreeModel;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: LiveStore, texts: Catalogue, options: () => TreeOptions) {
    this.#environment = () => ({ store, texts, options: options(), now: Date.now() });
    this.#model = new TreeModel({
      store,
      environment: this.#environment,
      onChange: (nodes) => this.#changed.fire(nodes === undefined ? undefined : [...nodes]),
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return this.#model.children(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const row = this.#model.row(node);
    return row === undefined ? new vscode.TreeItem("") : toTreeItem(node, row);
  }

  /** Asked for when the pointer rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const text = describeNode(node, this.#environment());
    if (text !== undefined) item.tooltip = new vscode.MarkdownString(text);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#model.parent(node);
  }

  /** All rows anew: the options have changed. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#model.dispose();
    this.#changed.dispose();
  }
}

const foldings = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

function toTreeItem(node: TreeNode, row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, foldings[row.folding]);
  item.id = node.id;
  item.description = row.description;
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.spoken };
  const { id, color } = row.icon;
  item.iconPath = new vscode.ThemeIcon(
    id,
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
  if (node.kind === "more") {
    item.command = { command: "cnpg.explorer.showMore", title: row.label, arguments: [node] };
  }
  return item;
}
