import { fencedInstances, isFenced } from "#domain/cnpg/annotations.ts";
import type { ClusterObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import { instancesOf, partsOf } from "#live/cluster-view.ts";
import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { compareNames } from "#live/instance-view.ts";
import { visibilityOf } from "#live/scope-state.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";

/** Where a connection goes now. */
export type Resolution =
  | { readonly kind: "pod"; readonly pod: string }
  /** Nowhere yet; a change of the cluster may bring it. */
  | { readonly kind: "waiting"; readonly reason: WaitReason }
  /** Nowhere, and it needs a person to change that. */
  | { readonly kind: "gone"; readonly reason: GoneReason };

export type WaitReason =
  | "connecting"
  | "context-failed"
  | "switchover"
  | "no-primary"
  | "primary-not-ready"
  | "fenced"
  | "no-ready-replica"
  | "no-ready-instance"
  | "instance-missing"
  | "pooler-not-ready";

export type GoneReason =
  | "not-installed"
  | "cluster-hidden"
  | "cluster-gone"
  | "hibernated"
  | "no-replicas"
  | "instance-gone"
  | "pooler-gone"
  | "not-followed";

/** `turn` counts connections, so that several pods take them in turn. */
export function resolveTarget(
  state: ContextState | undefined,
  target: TunnelTarget,
  turn: number,
): Resolution {
  const unsettled = judgeContext(state);
  if (state === undefined || unsettled !== undefined) return unsettled ?? waiting("connecting");
  const cluster = state.clusters.get(keyOfCluster(target.namespace, target.cluster ?? ""));
  if (cluster === undefined) return judgeMissingCluster(state, target);
  if (cluster.metadata.annotations?.["cnpg.io/hibernation"] === "on" && target.role !== "pooler") {
    return gone("hibernated");
  }
  return resolveByRole({ state, cluster, target, turn });
}

function judgeContext(state: ContextState | undefined): Resolution | undefined {
  switch (state?.status.kind) {
    case "connected":
    case "paused":
      return undefined;
    case "not-installed":
      return gone("not-installed");
    case "failed":
      return waiting("context-failed");
    default:
      return waiting("connecting");
  }
}

function judgeMissingCluster(state: ContextState, { namespace }: TunnelTarget): Resolution {
  const visibility = visibilityOf(state, clustersName, namespace);
  if (visibility === "unread") return waiting("connecting");
  return gone(visibility === "denied" ? "cluster-hidden" : "cluster-gone");
}

interface Question {
  readonly state: ContextState;
  readonly cluster: ClusterObject;
  readonly target: TunnelTarget;
  readonly turn: number;
}

function resolveByRole(question: Question): Resolution {
  const { state, target } = question;
  switch (visibilityOf(state, "pods", target.namespace)) {
    case "listed":
      return byRole[target.role](question);
    case "denied":
      return resolveByStatus(question);
    default:
      return waiting("connecting");
  }
}

const byRole: Readonly<Record<TunnelTarget["role"], (question: Question) => Resolution>> = {
  rw: resolvePrimary,
  ro: resolveReplica,
  r: ({ state, cluster, turn }) =>
    takeTurn(usable(cluster, instancesOf(state, cluster)), turn, "no-ready-instance"),
  instance: resolveInstance,
  pooler: resolvePooler,
  pod: () => gone("not-followed"),
  service: () => gone("not-followed"),
};

/**
 * The label alone is not enough: while a switchover is asked for, the old primary still carries it and
 * refuses new sessions.
 */
function resolvePrimary({ state, cluster }: Question): Resolution {
  const { currentPrimary = "", targetPrimary = "" } = cluster.status ?? {};
  if (currentPrimary !== "" && targetPrimary !== currentPrimary) return waiting("switchover");
  const labelled = instancesOf(state, cluster).filter((pod) => roleOf(pod) === "primary");
  const primary = labelled.find(({ metadata }) => metadata.name === currentPrimary) ?? labelled[0];
  if (primary === undefined) return waiting("no-primary");
  if (currentPrimary !== "" && primary.metadata.name !== currentPrimary) {
    return waiting("switchover");
  }
  if (isFenced(fencedInstances(cluster.metadata), primary.metadata.name)) return waiting("fenced");
  return isReady(primary) ? found(primary) : waiting("primary-not-ready");
}

function resolveReplica({ state, cluster, turn }: Question): Resolution {
  const replicas = instancesOf(state, cluster).filter((pod) => roleOf(pod) === "replica");
  if (replicas.length === 0 && (cluster.spec?.instances ?? 1) < 2) return gone("no-replicas");
  return takeTurn(usable(cluster, replicas), turn, "no-ready-replica");
}

/** Also one that is not ready: somebody may want to see why. */
function resolveInstance({ state, cluster, target }: Question): Resolution {
  const pod = instancesOf(state, cluster).find(({ metadata }) => metadata.name === target.name);
  if (pod?.status?.phase === "Running") return found(pod);
  const isKnown = pod !== undefined || cluster.status?.instanceNames?.includes(target.name);
  return isKnown === true ? waiting("instance-missing") : gone("instance-gone");
}

function resolvePooler({ state, cluster, target, turn }: Question): Resolution {
  const poolers = partsOf(state, cluster, "poolers.postgresql.cnpg.io");
  if (!poolers.some(({ metadata }) => metadata.name === target.name)) return gone("pooler-gone");
  const pods = (partsOf(state, cluster, "pods") as readonly PodObject[]).filter(
    ({ metadata }) => metadata.labels?.["cnpg.io/poolerName"] === target.name,
  );
  return takeTurn(pods.filter(isReady), turn, "pooler-not-ready");
}

/** Without a view of pods, what the operator writes down has to do. */
function resolveByStatus({ cluster, target, turn }: Question): Resolution {
  const { currentPrimary = "", targetPrimary = "", instanceNames = [] } = cluster.status ?? {};
  switch (target.role) {
    case "rw":
      if (currentPrimary === "") return waiting("no-primary");
      return targetPrimary === currentPrimary ? named(currentPrimary) : waiting("switchover");
    case "ro": {
      const others = instanceNames.filter((name) => name !== currentPrimary);
      return takeName(others, turn, "no-ready-replica");
    }
    case "r":
      return takeName(instanceNames, turn, "no-ready-instance");
    case "instance":
      return named(target.name);
    default:
      return gone("not-followed");
  }
}

function roleOf({ metadata }: PodObject): string | undefined {
  return metadata.labels?.["cnpg.io/instanceRole"];
}

function usable(cluster: ClusterObject, pods: readonly PodObject[]): readonly PodObject[] {
  const fenced = fencedInstances(cluster.metadata);
  return pods.filter((pod) => isReady(pod) && !isFenced(fenced, pod.metadata.name));
}

function isReady({ metadata, status }: PodObject): boolean {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" && metadata.deletionTimestamp === undefined;
}

function takeTurn(pods: readonly PodObject[], turn: number, none: WaitReason): Resolution {
  return takeName(
    pods.map(({ metadata }) => metadata.name),
    turn,
    none,
  );
}

function takeName(names: readonly string[], turn: number, none: WaitReason): Resolution {
  const name = [...names].sort(compareNames)[turn % Math.max(1, names.length)];
  return name === undefined ? waiting(none) : named(name);
}

function found({ metadata }: PodObject): Resolution {
  return named(metadata.name);
}

function named(pod: string): Resolution {
  return { kind: "pod", pod };
}

function waiting(reason: WaitReason): Resolution {
  return { kind: "waiting", reason };
}

function gone(reason: GoneReason): Resolution {
  return { kind: "gone", reason };
}
