import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import { viewCluster } from "#live/cluster-view.ts";
import { compareNames } from "#live/instance-view.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import type { ContextState } from "#live/context-state.ts";
import { compareByName } from "#tree/parts/part.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** The object with this uid; undefined once it is gone. */
export function findObject(
  env: TreeEnvironment,
  { context, resource, uid }: { context: string; resource: string; uid: string },
): LiveObject | undefined {
  return env.store.context(context)?.objects.get(resource)?.get(uid);
}

export function findCluster(
  env: TreeEnvironment,
  context: string,
  uid: string | undefined,
): ClusterView | undefined {
  const state = env.store.context(context);
  if (state === undefined || uid === undefined) return undefined;
  const cluster = state.objects.get(clustersName)?.get(uid);
  return cluster === undefined ? undefined : viewCluster(state, cluster, env.now);
}

/** The Clusters that pass the filters, by namespace and name. */
export function listClusters(env: TreeEnvironment, state: ContextState): readonly LiveObject[] {
  return [...filterClusters(env, state)].sort(
    (left, right) => compareNamespaces(left, right) || compareByName(left, right),
  );
}

/** The Clusters that pass the filters, in no order. */
export function filterClusters(env: TreeEnvironment, state: ContextState): readonly LiveObject[] {
  const all = [...(state.objects.get(clustersName)?.values() ?? [])];
  const { filter, unhealthyOnly } = env.options;
  const wanted = filter.trim().toLowerCase();
  return all
    .filter(({ metadata }) =>
      `${metadata.namespace}/${metadata.name}`.toLowerCase().includes(wanted),
    )
    .filter((cluster) => !unhealthyOnly || isUnwell(viewCluster(state, cluster, env.now)));
}

/** Something is wrong, or under way; at rest and healthy are neither. */
export function isUnwell({ health }: ClusterView): boolean {
  return health.some(({ level }) => unwell.has(level));
}

const unwell: ReadonlySet<string> = new Set(["warning", "error", "progress"]);

function compareNamespaces(left: LiveObject, right: LiveObject): number {
  return compareNames(left.metadata.namespace ?? "", right.metadata.namespace ?? "");
}
