import type { LiveChange } from "#live/live-change.ts";
import type { LiveStore } from "#live/live-store.ts";
import { affectedNodes } from "#tree/affected-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import type { Row } from "#tree/row.ts";
import { listRoots } from "#tree/text.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";
import { createThrottle } from "#util/throttle.ts";

export interface TreeModelOptions {
  readonly store: LiveStore;
  readonly environment: () => TreeEnvironment;
  /** These rows look different now; undefined: all of them may. */
  readonly onChange: (nodes: readonly TreeNode[] | undefined) => void;
}

/** Changes that follow each other within one frame are shown together, in milliseconds. */
const frame = 40;
/** How often ages are written anew. */
const minute = 60_000;

/**
 * The rows that an editor holds of the store. A change tells of the one row that looks different now; a row whose text
 * stays the same is left alone.
 */
export class TreeModel {
  readonly #options: TreeModelOptions;
  /** An editor knows a node by its identity, so each id has one node. */
  readonly #nodes = new Map<string, TreeNode>();
  /** The last text of each row that was asked for. */
  readonly #rows = new Map<string, string>();
  readonly #waiting: LiveChange[] = [];
  readonly #flushing = createThrottle(() => this.#flush(), frame);
  readonly #unsubscribe: () => void;
  readonly #aging: ReturnType<typeof setInterval>;

  constructor(options: TreeModelOptions) {
    this.#options = options;
    this.#unsubscribe = options.store.subscribe((changes) => {
      this.#waiting.push(...changes);
      this.#flushing.call();
    });
    this.#aging = setInterval(() => this.#tell(this.#outdatedRows()), minute);
  }

  /** Undefined: the top level. */
  children(node?: TreeNode): TreeNode[] {
    const env = this.#options.environment();
    const children = node === undefined ? listRoots(env) : kindOf(node).children(node, env);
    return children.map((child) => this.#intern(child));
  }

  /** Undefined: what it stands for is gone. */
  row(node: TreeNode): Row | undefined {
    const row = kindOf(node).row(node, this.#options.environment());
    if (row === undefined) this.#rows.delete(node.id);
    else this.#rows.set(node.id, JSON.stringify(row));
    return row;
  }

  parent(node: TreeNode): TreeNode | undefined {
    const parent = kindOf(node).parent(node, this.#options.environment());
    return parent === undefined ? undefined : this.#intern(parent);
  }

  dispose(): void {
    this.#unsubscribe();
    this.#flushing.dispose();
    clearInterval(this.#aging);
  }

  #flush(): void {
    const env = this.#options.environment();
    const affected = this.#waiting.splice(0).flatMap((change) => affectedNodes(change, env));
    const changed = new Map<string, TreeNode>();
    for (const { node, deep } of affected) {
      if (changed.has(node.id)) continue;
      if (deep || this.#isOutdated(node, env)) changed.set(node.id, this.#intern(node));
    }
    this.#tell([...changed.values()]);
  }

  /** Rows that nobody has ever asked for are not on the screen. */
  #tell(nodes: readonly TreeNode[]): void {
    const known = nodes.filter(({ id }) => this.#rows.has(id));
    if (known.length > 0) this.#options.onChange(known);
    else if (nodes.some(({ kind }) => kind === "context")) this.#options.onChange(undefined);
  }

  #outdatedRows(): readonly TreeNode[] {
    const env = this.#options.environment();
    return [...this.#nodes.values()].filter(
      (node) => this.#rows.has(node.id) && this.#isOutdated(node, env),
    );
  }

  #isOutdated(node: TreeNode, env: TreeEnvironment): boolean {
    const known = this.#rows.get(node.id);
    // What nobody sees is not worth a look.
    if (known === undefined && node.kind !== "context") return false;
    const row = kindOf(node).row(node, env);
    if (row !== undefined) return known !== JSON.stringify(row);
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
