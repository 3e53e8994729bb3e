import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { partsOf } from "#live/cluster-view.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import type { ContextState } from "#live/context-state.ts";
import { viewInstances } from "#live/instance-view.ts";
import { findCluster } from "#tree/find-cluster.ts";
import { groupNode } from "#tree/make-nodes.ts";
import { clusterParts, contextParts } from "#tree/parts/part-names.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import { contextOf } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { GroupNode } from "#tree/tree-node.ts";

/** The groups of a Cluster that hold anything. */
export function listClusterGroups(state: ContextState, view: ClusterView): readonly GroupNode[] {
  const { uid } = view.cluster.metadata;
  const full = clusterParts.filter(
    (part) => partsOf(state, view.cluster, parts[part].resource).length > 0,
  );
  const names = viewInstances(view).length > 0 ? (["instances", ...full] as const) : full;
  return names.map((part) => groupNode(state.name, part, uid));
}

/** The groups of a context that hold anything, apart from Clusters. */
export function listContextGroups(state: ContextState): readonly GroupNode[] {
  return contextParts
    .filter((part) => (state.objects.get(parts[part].resource)?.size ?? 0) > 0)
    .map((part) => groupNode(state.name, part, undefined));
}

/** The objects of a group in the order in which they are shown. */
export function listMembers(
  env: TreeEnvironment,
  group: {
    readonly context: string;
    readonly part: PartName;
    readonly clusterUid: string | undefined;
  },
): readonly LiveObject[] {
  const part = parts[group.part];
  return [...membersOf(env, group, part.resource)].sort((a, b) => part.compare(a, b));
}

function membersOf(
  env: TreeEnvironment,
  { context, clusterUid }: { readonly context: string; readonly clusterUid: string | undefined },
  resource: string,
): readonly LiveObject[] {
  const state = contextOf(env, context);
  if (state === undefined) return [];
  if (clusterUid === undefined) return [...(state.objects.get(resource)?.values() ?? [])];
  const view = findCluster(env, context, clusterUid);
  return view === undefined ? [] : partsOf(state, view.cluster, resource);
}
