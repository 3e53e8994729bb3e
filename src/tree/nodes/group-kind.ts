import { listMembers } from "#tree/list-groups.ts";
import { clusterNode, contextNode, instanceNode, moreNode, partNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { viewInstances } from "#live/instance-view.ts";
import { findCluster } from "#tree/find-cluster.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { GroupNode, TreeNode } from "#tree/tree-node.ts";

/** Rows of a long group that are shown at first, and that each "more" adds. */
export const pageSize = 50;

export const groupKind: NodeKind<GroupNode> = {
  row(node, env) {
    const count = countOf(node, env);
    if (count === 0) return undefined;
    const label = tell(env, `tree.group.${node.part}`);
    return {
      label,
      description: String(count),
      icon: { id: "folder" },
      contextValue: `group.${node.part}`,
      folding: node.part === "instances" ? "expanded" : "collapsed",
      spoken: `${label}, ${count}`,
    };
  },
  children(node, env) {
    if (node.part === "instances") return listInstances(node, env);
    const { part } = node;
    const members = listMembers(env, { ...node, part });
    const shown = env.options.shown.get(node.id) ?? pageSize;
    const nodes: TreeNode[] = members
      .slice(0, shown)
      .map(({ metadata }) => partNode({ ...node, part }, metadata.uid));
    if (members.length > shown) nodes.push(moreNode(node, members.length - shown));
    return nodes;
  },
  parent: ({ context, clusterUid }) =>
    clusterUid === undefined ? contextNode(context) : clusterNode(context, clusterUid),
};

function countOf(node: GroupNode, env: TreeEnvironment): number {
  return node.part === "instances"
    ? listInstances(node, env).length
    : listMembers(env, { ...node, part: node.part }).length;
}

function listInstances(
  { context, clusterUid }: GroupNode,
  env: TreeEnvironment,
): readonly TreeNode[] {
  const view = findCluster(env, context, clusterUid);
  if (view === undefined || clusterUid === undefined) return [];
  return viewInstances(view).map(({ name, uid }) =>
    instanceNode({ context, clusterUid, name, uid: uid ?? "" }),
  );
}
