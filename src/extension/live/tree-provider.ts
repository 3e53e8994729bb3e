import * as vscode from "vscode";
import type { LiveStore } from "#live/live-store.ts";
import type { LiveChange } from "#live/live-change.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { describeNode } from "#tree/tooltips/describe-node.ts";
import { affectedNodes } from "#tree/affected-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import type { Row } from "#tree/row.ts";
import { listRoots } from "#tree/text.ts";
import type { TreeEnvironment, TreeOptions } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Changes that come within one frame are shown together. */
const frame = 40;
/** How often ages are written anew. */
const minute = 60_000;

/**
 * Shows the store as VS Code's tree. A change fires the one row that looks different now; a row whose
 * text stays the same is left alone.
 */
export class TreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: LiveStore;
  readonly #texts: Catalogue;
  readonly #options: () => TreeOptions;
  readonly #changed = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
  /** VS Code knows a node by its identity, so each id has one node. */
  readonly #nodes = new Map<string, TreeNode>();
  /** The last text of each row that was asked for. */
  readonly #rows = new Map<string, string>();
  readonly #waiting: LiveChange[] = [];
  readonly #unsubscribe: () => void;
  readonly #aging: ReturnType<typeof setInterval>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: LiveStore, texts: Catalogue, options: () => TreeOptions) {
    this.#store = store;
    this.#texts = texts;
    this.#options = options;
    this.#unsubscribe = store.subscribe((changes) => this.#collect(changes));
    this.#aging = setInterval(() => this.#fire(this.#outdatedRows()), minute);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    const env = this.#environment();
    const children = node === undefined ? listRoots(env) : kindOf(node).children(node, env);
    return children.map((child) => this.#intern(child));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const row = kindOf(node).row(node, this.#environment());
    if (row === undefined) {
      this.#rows.delete(node.id);
      return new vscode.TreeItem("");
    }
    this.#rows.set(node.id, JSON.stringify(row));
    return toTreeItem(node, row);
  }

  /** Asked for when the pointer rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const text = describeNode(node, this.#environment());
    if (text !== undefined) item.tooltip = new vscode.MarkdownString(text);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    const parent = kindOf(node).parent(node, this.#environment());
    return parent === undefined ? undefined : this.#intern(parent);
  }

  /** All rows anew: the options have changed. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#unsubscribe();
    clearInterval(this.#aging);
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  #environment(): TreeEnvironment {
    return {
      store: this.#store,
      texts: this.#texts,
      options: this.#options(),
      now: Date.now(),
    };
  }

  #collect(changes: readonly LiveChange[]): void {
    this.#waiting.push(...changes);
    this.#timer ??= setTimeout(() => this.#flush(), frame);
  }

  #flush(): void {
    this.#timer = undefined;
    const env = this.#environment();
    const affected = this.#waiting.splice(0).flatMap((change) => affectedNodes(change, env));
    const fired = new Map<string, TreeNode>();
    for (const { node, deep } of affected) {
      if (deep || this.#isOutdated(node, env)) fired.set(node.id, this.#intern(node));
    }
    this.#fire([...fired.values()]);
  }

  /** Rows that VS Code has never asked for are not on the screen. */
  #fire(nodes: readonly TreeNode[]): void {
    const known = nodes.filter(({ id }) => this.#rows.has(id));
    if (known.length > 0) this.#changed.fire([...known]);
    else if (nodes.some(({ kind }) => kind === "context")) this.#changed.fire(undefined);
  }

  #outdatedRows(): readonly TreeNode[] {
    const env = this.#environment();
    return [...this.#nodes.values()].filter(
      (node) => this.#rows.has(node.id) && this.#isOutdated(node, env),
    );
  }

  #isOutdated(node: TreeNode, env: TreeEnvironment): boolean {
    const row = kindOf(node).row(node, env);
    if (row !== undefined) return this.#rows.get(node.id) !== JSON.stringify(row);
    this.#nodes.delete(node.id);
    return this.#rows.delete(node.id);
  }

  #intern(node: TreeNode): TreeNode {
    const known = this.#nodes.get(node.id);
    // A "more" row says how much it hides.
    if (known !== undefined && node.kind !== "more") return known;
    this.#nodes.set(node.id, node);
    return node;
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
