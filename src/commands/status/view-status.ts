import { statusLists } from "#commands/status/status-read.ts";
import type { Part, StatusRead } from "#commands/status/status-read.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveEvent } from "#domain/kubernetes/live-event.ts";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import { viewCluster } from "#live/cluster-view.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import { viewInstances } from "#live/instance-view.ts";
import type { InstanceView } from "#live/instance-view.ts";
import { LiveStore } from "#live/live-store.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What was read, seen as the explorer would see it. */
export interface StatusView {
  readonly read: StatusRead;
  readonly env: TreeEnvironment;
  readonly state: ContextState;
  readonly cluster: ClusterObject & LiveObject;
  readonly view: ClusterView;
  readonly instances: readonly InstanceView[];
  /** Of the primary; undefined where it has told nothing. */
  readonly primary: InstanceReport | undefined;
}

/** Undefined: there is no such Cluster. */
export function viewStatus(read: StatusRead, texts: Catalogue): StatusView | undefined {
  const cluster = read.cluster.value;
  if (cluster === undefined) return undefined;
  const store = fillStore(read);
  const state = store.context(read.context);
  if (state === undefined) return undefined;
  const options = {
    grouping: "flat",
    filter: "",
    unhealthyOnly: false,
    contexts: [read.context],
    shown: new Map<string, number>(),
  } as const;
  const view = viewCluster(state, cluster, read.now);
  return {
    read,
    env: { store, texts, options, now: read.now },
    state,
    cluster,
    view,
    instances: viewInstances(view),
    primary: findPrimary(read),
  };
}

/** A store of its own, so that roles, health and rows are judged as everywhere else. */
function fillStore(read: StatusRead): LiveStore {
  const store = new LiveStore();
  const { context, lists } = read;
  store.apply([{ kind: "connected", context, served: [], namespaces: undefined }]);
  const clusters = watchedResources.find((each) => nameResource(each) === clustersName);
  const cluster = read.cluster.value;
  store.apply([
    ...(clusters === undefined || cluster === undefined
      ? []
      : [listed(read, clusters, { ...read.cluster, value: [cluster] })]),
    ...statusLists.map(({ name, resource }) => listed(read, resource, lists[name])),
  ]);
  for (const pod of lists.pods.value ?? []) {
    const status = read.reports.get(pod.metadata.name)?.value;
    const podUid = pod.metadata.uid;
    if (status !== undefined) store.apply([{ kind: "instance-status", context, podUid, status }]);
  }
  return store;
}

/** What could not be read is not known to be absent. */
function listed(
  { context, namespace, now }: StatusRead,
  resource: ApiResource,
  { value, problem }: Part<readonly LiveObject[]>,
): LiveEvent {
  const scope = { context, resource, namespace };
  if (value !== undefined) return { kind: "listed", scope, objects: value };
  const reason = problem?.kind ?? "failed";
  return { kind: "stale", scope, since: now, problem: { reason, message: reason } };
}

/** By its own word; of a replica cluster the designated one, which is in recovery. */
function findPrimary({ reports, cluster }: StatusRead): InstanceReport | undefined {
  const told = [...reports.values()].flatMap(({ value }) => value ?? []);
  const named = cluster.value?.status?.currentPrimary ?? "";
  return told.find(({ isPrimary }) => isPrimary) ?? reports.get(named)?.value;
}
