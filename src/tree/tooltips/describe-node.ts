import { findCluster } from "#tree/find-cluster.ts";
import { describeCluster } from "#tree/tooltips/cluster-tooltip.ts";
import { contextOf } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The tooltip of a row as Markdown; undefined where the row says it all. */
export function describeNode(node: TreeNode, env: TreeEnvironment): string | undefined {
  if (node.kind !== "cluster") return undefined;
  const [state, view] = [contextOf(env, node.context), findCluster(env, node.context, node.uid)];
  return state === undefined || view === undefined ? undefined : describeCluster(env, state, view);
}
