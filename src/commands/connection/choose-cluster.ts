import type { Services } from "#commands/services.ts";
import { targetOf } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { visibilityOf } from "#live/scope-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

export interface ClusterPlace {
  readonly context: string;
  readonly namespace: string;
  readonly cluster: ClusterObject;
}

/** How long contexts that nobody has looked at get to answer, in milliseconds. */
const patience = 15_000;

/** The Cluster of the row, or one that the person chooses; contexts that are not followed yet are asked first. */
export async function chooseCluster(
  node: TreeNode | undefined,
  services: Services,
  title: string,
): Promise<ClusterPlace | undefined> {
  const given = clusterOf(node, services);
  if (given !== undefined) return given;
  await lookAround(services);
  const places = services.store.contexts().flatMap(placesIn);
  if (places.length === 0) {
    await services.ui.inform(tell(services, "connection.no-cluster"));
    return undefined;
  }
  if (places.length === 1) return places[0];
  const choices = places.map((value) => ({
    label: value.cluster.metadata.name,
    description: `${value.namespace} · ${value.context}`,
    value,
  }));
  return services.ui.choose(title, choices);
}

export function clusterOf(
  node: TreeNode | undefined,
  services: Services,
): ClusterPlace | undefined {
  const target = targetOf(node, services);
  if (target === undefined) return undefined;
  const { context, object } = target;
  const { namespace = "", name } = object.metadata;
  const isCluster = node?.kind === "cluster";
  return findCluster(services, {
    context,
    namespace,
    name: isCluster ? name : (owningCluster(object) ?? ""),
  });
}

export function findCluster(
  { store }: Services,
  place: { readonly context: string; readonly namespace: string; readonly name: string },
): ClusterPlace | undefined {
  const { context, namespace, name } = place;
  const cluster = store.context(context)?.clusters.get(keyOfCluster(namespace, name));
  return cluster === undefined ? undefined : { context, namespace, cluster };
}

function placesIn(state: ContextState): readonly ClusterPlace[] {
  return [...state.clusters.values()].map((cluster) => ({
    context: state.name,
    namespace: cluster.metadata.namespace ?? "",
    cluster,
  }));
}

/** Follows the shown contexts until each has told its Clusters, or why it cannot. */
async function lookAround({ store, explorer, ui, ...services }: Services): Promise<void> {
  const { contexts } = explorer.options();
  const isDone = (): boolean => contexts.every((name) => isSettled(store.context(name)));
  if (isDone()) return;
  const releases = contexts.map((name) => explorer.hold(name));
  try {
    await ui.follow(
      tell(services, "connection.looking"),
      (_report, signal) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(finish, patience);
          const unsubscribe = store.subscribe(() => {
            if (isDone()) finish();
          });
          signal.addEventListener("abort", finish, { once: true });
          function finish(): void {
            clearTimeout(timer);
            unsubscribe();
            resolve();
          }
        }),
    );
  } finally {
    for (const release of releases) release();
  }
}

function isSettled(state: ContextState | undefined): boolean {
  if (state === undefined) return false;
  const { kind } = state.status;
  if (kind === "failed" || kind === "not-installed") return true;
  if (kind !== "connected" && kind !== "paused") return false;
  const scopes = [...state.scopes.values()].filter(({ resource }) => resource === clustersName);
  return (
    scopes.length > 0 &&
    scopes.every(({ namespace }) => visibilityOf(state, clustersName, namespace) !== "unread")
  );
}
