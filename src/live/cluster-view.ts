import { memoize } from "#util/memoize.ts";
import type {
  ClusterObject,
  ClusterStatus,
  DeclaredObject,
  PodObject,
  ServiceObject,
} from "#domain/cnpg/live-shapes.ts";
import { parseImageReference } from "#domain/cnpg/images.ts";
import type { InstanceStatus } from "#domain/cnpg/instance-status.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { keyOfCluster } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { judgeCluster } from "#live/health/judge-cluster.ts";
import type { HealthFact } from "#live/health/health-fact.ts";

/** A Cluster with all that belongs to it. */
export interface ClusterView {
  readonly cluster: ClusterObject;
  /** Pods of instances; undefined where pods may not be seen. */
  readonly pods: readonly PodObject[] | undefined;
  /** Pods of the jobs that make instances. */
  readonly jobPods: readonly PodObject[];
  /** What instances have told of themselves, by the uid of their pod. */
  readonly statuses: ReadonlyMap<string, InstanceStatus>;
  readonly services: readonly ServiceObject[];
  /** The most important first; never empty. */
  readonly health: readonly HealthFact[];
  readonly wanted: number;
  readonly ready: number;
  readonly primary: string | undefined;
  /** `18.3`, or `18` where only the major is known. */
  readonly postgresVersion: string | undefined;
}

/** Names of resources whose objects declare something inside PostgreSQL. */
const declaredNames = ["databases", "databaseroles", "publications", "subscriptions"].map(
  (plural) => `${plural}.postgresql.cnpg.io`,
);

/** Kept until something of the cluster changes, or a second has passed; drawing one row asks several times. */
export function viewCluster(state: ContextState, cluster: ClusterObject, now: number): ClusterView {
  const hidden = arePodsHidden(state, cluster);
  const { namespace, name } = cluster.metadata;
  const revision = state.revisions.get(keyOfCluster(namespace, name)) ?? 0;
  const version = `${revision} ${hidden} ${Math.floor(now / 1000)}`;
  const known = viewsOf(state);
  const kept = known.get(cluster);
  if (kept?.version === version) return kept.view;
  const view = createView(state, cluster, { hidden, now });
  known.set(cluster, { version, view });
  return view;
}

interface KeptView {
  readonly version: string;
  readonly view: ClusterView;
}

/** Apart for each context and store: the same object may stand in several. */
const viewsOf = memoize((_state: ContextState) => new WeakMap<ClusterObject, KeptView>());

function createView(
  state: ContextState,
  cluster: ClusterObject,
  { hidden, now }: { readonly hidden: boolean; readonly now: number },
): ClusterView {
  const pods = hidden ? undefined : instancesOf(state, cluster);
  const jobPods = jobPodsOf(state, cluster);
  const { status = {} } = cluster;
  return {
    cluster,
    pods,
    jobPods,
    statuses: state.statuses,
    services: partsOf(state, cluster, "services"),
    health: judgeCluster({ cluster, pods, jobPods, declared: declaredIn(state, cluster), now }),
    wanted: cluster.spec?.instances ?? 1,
    ready: status.readyInstances ?? 0,
    primary: status.currentPrimary === "" ? undefined : status.currentPrimary,
    postgresVersion: versionOf(status),
  };
}

/** A Cluster, or who names one. */
interface NamedCluster {
  readonly metadata: Pick<LiveObject["metadata"], "name" | "namespace">;
}

/** The names of all that belongs to a Cluster. */
export function memberNames(state: ContextState, { metadata }: NamedCluster): readonly string[] {
  const parts = state.parts.get(keyOfCluster(metadata.namespace, metadata.name));
  const members = [...(parts?.values() ?? [])].flatMap((objects) => [...objects.values()]);
  return members.map(({ metadata: { name } }) => name);
}

/** What belongs to a Cluster, of one resource. */
export function partsOf(
  state: ContextState,
  { metadata }: NamedCluster,
  resource: string,
): readonly LiveObject[] {
  const parts = state.parts.get(keyOfCluster(metadata.namespace, metadata.name));
  return [...(parts?.get(resource)?.values() ?? [])];
}

/** Pods of poolers and of jobs carry the cluster's label as well. */
export function instancesOf(state: ContextState, cluster: ClusterObject): readonly PodObject[] {
  const pods = partsOf(state, cluster, "pods") as readonly PodObject[];
  return pods.filter(({ metadata }) => metadata.labels?.["cnpg.io/podRole"] === "instance");
}

function jobPodsOf(state: ContextState, cluster: ClusterObject): readonly PodObject[] {
  const pods = partsOf(state, cluster, "pods") as readonly PodObject[];
  return pods.filter(({ metadata }) => metadata.labels?.["cnpg.io/jobRole"] !== undefined);
}

function arePodsHidden(state: ContextState, { metadata }: ClusterObject): boolean {
  const scopes = [...state.scopes.values()].filter(({ resource }) => resource === "pods");
  const mine = scopes.find(
    ({ namespace }) => namespace === undefined || namespace === metadata.namespace,
  );
  // A context that is not followed at the moment still knows the pods of before.
  if (mine === undefined) return (state.objects.get("pods")?.size ?? 0) === 0;
  return !mine.listed;
}

function declaredIn(state: ContextState, cluster: ClusterObject): readonly DeclaredObject[] {
  return declaredNames.flatMap(
    (name) => partsOf(state, cluster, name) as readonly DeclaredObject[],
  );
}

function versionOf({ image, pgDataImageInfo: data }: ClusterStatus): string | undefined {
  const written = image ?? data?.image ?? "";
  const tag = /^\d+(\.\d+)?/.exec(parseImageReference(written).tag)?.[0];
  return tag ?? data?.majorVersion?.toString();
}
