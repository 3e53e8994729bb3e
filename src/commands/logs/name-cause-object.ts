import type { LogScope } from "#commands/logs/log-scope.ts";
import type { Services } from "#commands/services.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { LogCause } from "#domain/cnpg/logs/find-cause.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { partsOf } from "#live/cluster-view.ts";
import { clustersName } from "#live/context-state.ts";

interface CauseObject extends Pick<LogCause, "kind" | "path"> {
  readonly name: string;
  readonly namespace: string;
}

/** Which object holds the setting; that of an archive stands in the Cluster where no plugin does the archiving. */
export function nameCauseObject(
  { kind, path }: Pick<LogCause, "kind" | "path">,
  scope: LogScope,
  services: Services,
): CauseObject {
  const { name, namespace } = scope.cluster ?? { name: "", namespace: "" };
  if (kind === "Cluster") return { kind, path, name, namespace };
  if (kind === "Pooler") {
    return { kind, path, name: scope.pooler ?? firstPooler(scope, services) ?? name, namespace };
  }
  const store = storeOf(findCluster(scope, services));
  if (store !== undefined) return { kind, path, name: store, namespace };
  const inTree = path.replace("spec.configuration", "spec.backup.barmanObjectStore");
  return { kind: "Cluster", path: inTree, name, namespace };
}

function findCluster(
  scope: LogScope,
  { store }: Services,
): (LiveObject & ClusterObject) | undefined {
  const clusters = store.context(scope.context)?.objects.get(clustersName);
  return [...(clusters?.values() ?? [])].find(
    ({ metadata }) =>
      metadata.name === scope.cluster?.name && metadata.namespace === scope.cluster.namespace,
  );
}

function storeOf(cluster: ClusterObject | undefined): string | undefined {
  const names = cluster?.spec?.plugins?.flatMap(
    ({ parameters }) => parameters?.["barmanObjectName"] ?? [],
  );
  return names?.[0];
}

function firstPooler({ context, cluster }: LogScope, { store }: Services): string | undefined {
  const state = store.context(context);
  if (state === undefined || cluster === undefined) return undefined;
  return partsOf(state, { metadata: cluster }, "poolers.postgresql.cnpg.io")[0]?.metadata.name;
}
