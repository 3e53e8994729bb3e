import type { Row } from "#tree/row.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** What the tree asks of each kind of node. Nothing here waits, and nothing throws. */
export interface NodeKind<Node extends TreeNode> {
  /** Undefined when what the node stands for is gone. */
  row(node: Node, env: TreeEnvironment): Row | undefined;
  children(node: Node, env: TreeEnvironment): readonly TreeNode[];
  /** Undefined for the top level. */
  parent(node: Node, env: TreeEnvironment): TreeNode | undefined;
}
