import { viewInstances } from "#live/instance-view.ts";
import { findCluster, findObject } from "#tree/find-cluster.ts";
import { parts } from "#tree/parts/parts.ts";
import { describeCluster } from "#tree/tooltips/cluster-tooltip.ts";
import { writeInstanceTooltip } from "#tree/tooltips/instance-tooltip.ts";
import { writePartTooltip } from "#tree/tooltips/part-tooltips.ts";
import { contextOf } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { ClusterNode, InstanceNode, PartNode, TreeNode } from "#tree/tree-node.ts";

/** The tooltip of a row as Markdown; undefined where the row says it all. */
export function describeNode(node: TreeNode, env: TreeEnvironment): string | undefined {
  if (node.kind === "cluster") return ofCluster(node, env);
  if (node.kind === "instance") return ofInstance(node, env);
  return node.kind === "part" ? ofPart(node, env) : undefined;
}

function ofCluster({ context, uid }: ClusterNode, env: TreeEnvironment): string | undefined {
  const [state, view] = [contextOf(env, context), findCluster(env, context, uid)];
  return state === undefined || view === undefined ? undefined : describeCluster(env, state, view);
}

function ofInstance(
  { context, clusterUid, name }: InstanceNode,
  env: TreeEnvironment,
): string | undefined {
  const view = findCluster(env, context, clusterUid);
  if (view === undefined) return undefined;
  const instance = viewInstances(view).find((candidate) => candidate.name === name);
  return instance === undefined ? undefined : writeInstanceTooltip(env, view, instance);
}

function ofPart({ context, part, uid }: PartNode, env: TreeEnvironment): string | undefined {
  const object = findObject(env, { context, resource: parts[part].resource, uid });
  return object === undefined ? undefined : writePartTooltip(env, part, object);
}
