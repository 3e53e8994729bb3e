import { joinShown } from "#tree/join-shown.ts";
import { fencedInstances } from "#domain/cnpg/annotations.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { filterClusters, findCluster } from "#tree/find-cluster.ts";
import { listClusterGroups } from "#tree/list-groups.ts";
import { contextNode, namespaceNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { iconOfLevel } from "#tree/row.ts";
import type { Row } from "#tree/row.ts";
import { shorten } from "#tree/shorten.ts";
import { contextOf, tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { ClusterNode } from "#tree/tree-node.ts";

export const clusterKind: NodeKind<ClusterNode> = {
  row({ context, uid }, env) {
    const view = findCluster(env, context, uid);
    const [main] = view?.health ?? [];
    if (view === undefined || main === undefined) return undefined;
    const { metadata } = view.cluster;
    const state = describeHealth(env, main);
    const description = describe(view, env, main.code === "healthy" ? "" : shorten(state));
    return {
      label: metadata.name,
      description,
      icon: iconOfLevel(main.level, "database"),
      contextValue: contextValueOf(view),
      folding: "collapsed",
      spoken: tell(env, "tree.spoken.cluster", {
        name: metadata.name,
        namespace: metadata.namespace ?? "",
        state,
        description: describe(view, env, ""),
      }),
    };
  },
  children({ context, uid }, env) {
    const [state, view] = [contextOf(env, context), findCluster(env, context, uid)];
    return state === undefined || view === undefined ? [] : listClusterGroups(state, view);
  },
  parent({ context, uid }, env) {
    const view = findCluster(env, context, uid);
    const namespace = view?.cluster.metadata.namespace;
    return namespace !== undefined && isGrouped(env, context)
      ? namespaceNode(context, namespace)
      : contextNode(context);
  },
};

function describe(view: ClusterView, env: TreeEnvironment, state: string): string {
  const { metadata } = view.cluster;
  const shown = [
    state,
    `${view.ready}/${view.wanted}`,
    view.primary ?? "",
    view.postgresVersion === undefined ? "" : `PG ${view.postgresVersion}`,
    env.options.grouping === "flat" ? (metadata.namespace ?? "") : "",
  ];
  return joinShown(shown);
}

/** `cluster.active`, `cluster.hibernated`, `cluster.active.fenced`. */
function contextValueOf({ cluster, health }: ClusterView): Row["contextValue"] {
  const codes = new Set(health.map(({ code }) => code));
  const state = restingStates.find((code) => codes.has(code)) ?? "active";
  const fenced = fencedInstances(cluster.metadata).length > 0;
  return fenced ? `cluster.${state}.fenced` : `cluster.${state}`;
}

const restingStates = ["deleting", "hibernated", "hibernating"] as const;

/** Looked at for each row of a cluster, so without their order. */
function isGrouped(env: TreeEnvironment, context: string): boolean {
  const state = contextOf(env, context);
  if (state === undefined || env.options.grouping === "flat") return false;
  const namespaces = filterClusters(env, state).map(({ metadata }) => metadata.namespace);
  return new Set(namespaces).size > 1;
}
