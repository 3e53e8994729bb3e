import { clusterKind } from "#tree/nodes/cluster-kind.ts";
import { contextKind } from "#tree/nodes/context-kind.ts";
import { groupKind } from "#tree/nodes/group-kind.ts";
import { instanceKind } from "#tree/nodes/instance-kind.ts";
import { messageKind } from "#tree/nodes/message-kind.ts";
import { moreKind } from "#tree/nodes/more-kind.ts";
import { namespaceKind } from "#tree/nodes/namespace-kind.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { partKind } from "#tree/nodes/part-kind.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Every kind of node; a new one does not compile until it stands here. */
const nodeKinds: { readonly [K in TreeNode["kind"]]: NodeKind<Extract<TreeNode, { kind: K }>> } = {
  context: contextKind,
  namespace: namespaceKind,
  cluster: clusterKind,
  group: groupKind,
  instance: instanceKind,
  part: partKind,
  message: messageKind,
  more: moreKind,
};

/** The kind of a node, which fits it by the shape of the table. */
export function kindOf(node: TreeNode): NodeKind<TreeNode> {
  return nodeKinds[node.kind];
}
