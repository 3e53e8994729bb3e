import { fencedInstances, isFenced } from "#domain/cnpg/annotations.ts";
import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { InstanceStatus } from "#domain/cnpg/instance-status.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import { judgePod, restartsOf } from "#live/health/judge-pod.ts";
import { memoize } from "#util/memoize.ts";
import { viewReplication } from "#live/replication-view.ts";
import type { ReplicationView } from "#live/replication-view.ts";

/** What an instance is at the moment. */
export type InstanceRole =
  | "primary"
  | "replica"
  /** Taken out of the write service: it was the primary until a moment ago. */
  | "unhealthy"
  | "fenced"
  /** A job makes it, or its pod has no role yet. */
  | "joining"
  /** There is a volume, but no pod. */
  | "missing";

export interface InstanceView {
  readonly name: string;
  /** Of the pod, or of nothing: names are used again, so the name alone is no identity. */
  readonly uid: string | undefined;
  readonly role: InstanceRole;
  readonly isTarget: boolean;
  /** The Cluster names it as its primary, whatever its pod says. */
  readonly isPrimary: boolean;
  /** Without a pod because the Cluster is hibernated. */
  readonly isAtRest: boolean;
  /** Why it is not ready, or cannot be made; undefined for a ready one. */
  readonly problem: HealthFact | undefined;
  readonly node: string | undefined;
  readonly restarts: number;
  readonly pod: PodObject | undefined;
  /** What it has told of itself; undefined where it was not asked. */
  readonly status: InstanceStatus | undefined;
  /** How far it is behind; undefined for a primary, and where the primary was not asked. */
  readonly replication: ReplicationView | undefined;
}

/** The instances of a Cluster in the order of their numbers: pods, and names that have none. */
export const viewInstances = memoize((view: ClusterView): readonly InstanceView[] => {
  const { cluster, pods = [] } = view;
  const present = pods.map((pod) => viewPod(view, pod));
  const names = new Set(present.map(({ name }) => name));
  const missing = (cluster.status?.instanceNames ?? [])
    .filter((name) => !names.has(name))
    .map((name) => viewMissing(view, name));
  return [...present, ...missing].sort((left, right) => compareNames(left.name, right.name));
});

function viewPod(view: ClusterView, pod: PodObject): InstanceView {
  const { name, uid } = pod.metadata;
  const status = view.statuses.get(uid);
  return {
    name,
    uid,
    role: roleOf(view, pod),
    isTarget: isTargetOnly(view, name),
    isPrimary: isPrimary(view, name),
    isAtRest: false,
    problem: problemOf(view, pod),
    node: pod.spec?.nodeName,
    restarts: restartsOf(pod),
    pod,
    status,
    replication: viewReplication(name, status, primaryStatus(view)),
  };
}

function viewMissing(view: ClusterView, name: string): InstanceView {
  const { pods } = view;
  // Where pods may not be seen, the Cluster's own status is all there is.
  const jobPod = view.jobPods.find(
    ({ metadata }) => metadata.labels?.["cnpg.io/instanceName"] === name,
  );
  const absent = jobPod === undefined ? "missing" : "joining";
  const role = pods === undefined ? (isPrimary(view, name) ? "primary" : "replica") : absent;
  const isTarget = isTargetOnly(view, name);
  return {
    name,
    uid: undefined,
    role,
    isTarget,
    isPrimary: isPrimary(view, name),
    isAtRest: role === "missing" && view.health.some(({ code }) => code === "hibernated"),
    problem: jobPod === undefined ? undefined : judgePod(jobPod),
    node: jobPod?.spec?.nodeName,
    restarts: 0,
    pod: undefined,
    status: undefined,
    replication: undefined,
  };
}

function primaryStatus({ pods = [], statuses }: ClusterView): InstanceStatus | undefined {
  const told = pods.map(({ metadata }) => statuses.get(metadata.uid));
  return told.find((status) => status?.isPrimary === true);
}

/** PostgreSQL is meant to stand still in a fenced instance, so that it is not ready is no news. */
function problemOf(view: ClusterView, pod: PodObject): HealthFact | undefined {
  const problem = judgePod(pod);
  const isExpected = problem?.code === "pod-not-ready" || problem?.code === "pod-start-fails";
  return isExpected && roleOf(view, pod) === "fenced" ? undefined : problem;
}

function isPrimary({ cluster }: ClusterView, name: string): boolean {
  return cluster.status?.currentPrimary === name;
}

function isTargetOnly({ cluster }: ClusterView, name: string): boolean {
  const { currentPrimary, targetPrimary } = cluster.status ?? {};
  return targetPrimary === name && currentPrimary !== name;
}

const roleLabels: ReadonlySet<string> = new Set(["primary", "replica", "unhealthy"]);

function roleOf({ cluster }: ClusterView, { metadata }: PodObject): InstanceRole {
  if (isFenced(fencedInstances(cluster.metadata), metadata.name)) return "fenced";
  const label = metadata.labels?.["cnpg.io/instanceRole"] ?? "";
  return roleLabels.has(label) ? (label as InstanceRole) : "joining";
}

/** `pg-10` after `pg-9`. */
export function compareNames(left: string, right: string): number {
  return byNumber.compare(left, right);
}

/** One for all: making a collator takes longer than a hundred comparisons. */
const byNumber = new Intl.Collator("en", { numeric: true });
