import type { InstanceEndpoint } from "#domain/cnpg/instance-status.ts";
import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import { instancesOf } from "#live/cluster-view.ts";
import { clustersName } from "#live/context-state.ts";
import type { LiveStore } from "#live/live-store.ts";

/** Where the running instances of a Cluster can be asked for their status. */
export function listEndpoints(
  store: LiveStore,
  context: string,
  clusterUid: string,
): readonly InstanceEndpoint[] {
  const state = store.context(context);
  const cluster = state?.objects.get(clustersName)?.get(clusterUid);
  if (state === undefined || cluster === undefined) return [];
  return instancesOf(state, cluster)
    .filter(({ status }) => status?.phase === "Running")
    .map(endpointOf);
}

export function endpointOf(pod: PodObject): InstanceEndpoint {
  const { uid: podUid, name, namespace = "default" } = pod.metadata;
  return { podUid, pod: name, namespace, scheme: isSecure(pod) ? "https" : "http" };
}

function isSecure({ spec }: PodObject): boolean {
  const main = spec?.containers?.find(({ name }) => name === "postgres");
  return main?.command?.includes("--status-port-tls") ?? false;
}
