import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import { clusterNode } from "#tree/make-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Rows of one group that a page names. */
const most = 20;

/** What belongs to a Cluster, as the tree shows it. */
export function listRelated(
  env: TreeEnvironment,
  context: string,
  { cluster }: ClusterView,
): readonly string[] {
  const node = clusterNode(context, cluster.metadata.uid);
  return kindOf(node)
    .children(node, env)
    .flatMap((group) => [`- ${textOf(group, env)}`, ...memberLines(group, env)]);
}

function memberLines(group: TreeNode, env: TreeEnvironment): readonly string[] {
  const members = kindOf(group).children(group, env);
  const lines = members.slice(0, most).map((member) => `  - ${textOf(member, env)}`);
  const hidden = members.length - lines.length;
  return hidden === 0
    ? lines
    : [...lines, `  - ${tell(env, "describe.related.more", { count: hidden })}`];
}

function textOf(node: TreeNode, env: TreeEnvironment): string {
  const row = kindOf(node).row(node, env);
  if (row === undefined) return "";
  const { label, description } = row;
  return escapeMarkdown(description === "" ? label : `${label}: ${description}`);
}
