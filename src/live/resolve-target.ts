import { fencedInstances, isFenced, isHibernationWanted } from "#domain/cnpg/annotations.ts";
import type { ClusterObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import { instancesOf, partsOf } from "#live/cluster-view.ts";
import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { gone, named, takeTurn, waiting } from "#live/resolution.ts";
import type { Resolution } from "#live/resolution.ts";
import { primaryByStatus, resolveByStatus } from "#live/resolve-by-status.ts";
import { visibilityOf } from "#live/scope-state.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";

/** `turn` counts connections, so that several pods take them in turn. */
export function resolveTarget(
  state: ContextState | undefined,
  target: TunnelTarget,
  turn: number,
): Resolution {
  if (isWithoutContext(state)) return gone("no-context");
  if (isFollowed(target)) return resolveInContext(state, target, turn);
  // Nothing else is known of those.
  return named(target.name);
}

/** Whether where it leads is found in what is watched. */
function isFollowed(target: TunnelTarget): target is FollowedTarget {
  return target.role !== "pod" && target.role !== "service";
}

type FollowedRole = Exclude<TunnelTarget["role"], "pod" | "service">;
type FollowedTarget = TunnelTarget & { readonly role: FollowedRole };

/** The kubeconfig does not say, or not any more, where the context is and who we are there. */
function isWithoutContext(state: ContextState | undefined): boolean {
  return state?.status.kind === "failed" && state.status.problem.reason === "config";
}

function resolveInContext(
  state: ContextState | undefined,
  target: FollowedTarget,
  turn: number,
): Resolution {
  if (state === undefined) return waiting("connecting");
  const cluster = state.clusters.get(keyOfCluster(target.namespace, target.cluster ?? ""));
  return (
    judgeContext(state) ??
    (cluster === undefined
      ? judgeMissingCluster(state, target)
      : resolveByRole({ state, cluster, target, turn }))
  );
}

function judgeContext(state: ContextState): Resolution | undefined {
  switch (state.status.kind) {
    case "connected":
    case "paused":
      return undefined;
    case "not-installed":
      return gone("not-installed");
    case "failed":
      return waiting("context-failed", state.status.problem.message);
    default:
      return waiting("connecting");
  }
}

function judgeMissingCluster(state: ContextState, { namespace }: TunnelTarget): Resolution {
  const { status } = state;
  const isLeftOut = status.kind === "connected" && status.namespaces?.includes(namespace) === false;
  if (isLeftOut) return gone("namespace-left-out");
  const visibility = visibilityOf(state, clustersName, namespace);
  if (visibility === "unread") return waiting("connecting");
  return gone(visibility === "denied" ? "cluster-hidden" : "cluster-gone");
}

interface Question {
  readonly state: ContextState;
  readonly cluster: ClusterObject;
  readonly target: FollowedTarget;
  readonly turn: number;
}

function resolveByRole(question: Question): Resolution {
  const { state, cluster, target, turn } = question;
  // Poolers outlive the sleep of their Cluster.
  const isAsleep = isHibernationWanted(cluster.metadata) && target.role !== "pooler";
  if (isAsleep) return gone("hibernated");
  switch (visibilityOf(state, "pods", target.namespace)) {
    case "listed":
      return byRole[target.role](question);
    case "denied":
      return resolveByStatus(cluster, target, turn);
    default:
      return waiting("connecting");
  }
}

const byRole: Readonly<Record<FollowedRole, (question: Question) => Resolution>> = {
  rw: resolvePrimary,
  ro: resolveReplica,
  r: ({ state, cluster, turn }) =>
    takeTurn(namesOfUsable(cluster, instancesOf(state, cluster)), turn, "no-ready-instance"),
  instance: resolveInstance,
  pooler: resolvePooler,
};

/** Where the operator's word and the label are not about the same pod, it is about to change. */
function resolvePrimary({ state, cluster }: Question): Resolution {
  const named = primaryByStatus(cluster);
  if (named.kind !== "pod") return named;
  const labelled = instancesOf(state, cluster).filter((pod) => roleOf(pod) === "primary");
  if (labelled.length === 0) return waiting("no-primary");
  const primary = labelled.find(({ metadata }) => metadata.name === named.pod);
  if (primary === undefined) return waiting("switchover");
  if (isFenced(fencedInstances(cluster.metadata), named.pod)) return waiting("fenced");
  return isReady(primary) ? named : waiting("primary-not-ready");
}

function resolveReplica({ state, cluster, turn }: Question): Resolution {
  const replicas = instancesOf(state, cluster).filter((pod) => roleOf(pod) === "replica");
  if (replicas.length === 0 && (cluster.spec?.instances ?? 1) < 2) return gone("no-replicas");
  return takeTurn(namesOfUsable(cluster, replicas), turn, "no-ready-replica");
}

/** Also one that is not ready: somebody may want to see why. */
function resolveInstance({ state, cluster, target }: Question): Resolution {
  const pod = instancesOf(state, cluster).find(({ metadata }) => metadata.name === target.name);
  if (pod?.status?.phase === "Running") return named(target.name);
  const isKnown = pod !== undefined || cluster.status?.instanceNames?.includes(target.name);
  return isKnown === true ? waiting("instance-missing") : gone("instance-gone");
}

function resolvePooler({ state, cluster, target, turn }: Question): Resolution {
  const poolers = partsOf(state, cluster, "poolers.postgresql.cnpg.io");
  if (!poolers.some(({ metadata }) => metadata.name === target.name)) return gone("pooler-gone");
  const pods = (partsOf(state, cluster, "pods") as readonly PodObject[]).filter(
    ({ metadata }) => metadata.labels?.["cnpg.io/poolerName"] === target.name,
  );
  const ready = pods.filter(isReady).map(({ metadata }) => metadata.name);
  return takeTurn(ready, turn, "pooler-not-ready");
}

function roleOf({ metadata }: PodObject): string | undefined {
  return metadata.labels?.["cnpg.io/instanceRole"];
}

function namesOfUsable(cluster: ClusterObject, pods: readonly PodObject[]): readonly string[] {
  const fenced = fencedInstances(cluster.metadata);
  const ready = pods.filter(isReady).map(({ metadata }) => metadata.name);
  return ready.filter((name) => !isFenced(fenced, name));
}

function isReady({ metadata, status }: PodObject): boolean {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" && metadata.deletionTimestamp === undefined;
}
