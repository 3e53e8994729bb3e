import { membersOf } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type {
  BackupObject,
  ClusterStatus,
  ObjectStoreObject,
  PluginUse,
  RecoveryWindow,
} from "#domain/cnpg/live-shapes.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { tell } from "#tree/tree-environment.ts";

/** What one way of backing up has brought; times in milliseconds since 1970. */
export interface Recovery {
  readonly way: string;
  readonly first: number | undefined;
  readonly success: number | undefined;
  readonly failure: number | undefined;
}

/**
 * By the method: from the object store of the plugin, from the Cluster's own (old) fields, and from the
 * Backup objects, since neither of the others is complete.
 */
export function listRecovery(status: StatusView): readonly Recovery[] {
  const { env, cluster } = status;
  const backups = membersOf(status, "backups") as unknown as readonly BackupObject[];
  const methods = new Set([
    ...backups.map(methodOf),
    ...Object.keys(cluster.status?.lastSuccessfulBackupByMethod ?? {}),
    ...Object.keys(cluster.status?.firstRecoverabilityPointByMethod ?? {}),
  ]);
  const windows = listWindows(status);
  const byMethod = [...methods].sort().map((method) => ({
    way: tell(env, `backup.method.${method}`),
    ...mergeTimes(recordedOf(cluster.status, method), seenOf(backups, method)),
  }));
  return [...windows, ...byMethod];
}

type Times = Omit<Recovery, "way">;

function methodOf({ spec = {}, status = {} }: BackupObject): string {
  return status.method ?? spec.method ?? "barmanObjectStore";
}

/** The one window of each plugin's store that is this Cluster's. */
function listWindows(status: StatusView): readonly Recovery[] {
  const { cluster, read } = status;
  const stores = (read.lists.objectstores.value ?? []) as readonly ObjectStoreObject[];
  return (cluster.spec?.plugins ?? []).flatMap((plugin: PluginUse) => {
    const { barmanObjectName: name, serverName } = plugin.parameters ?? {};
    const store = stores.find(({ metadata }) => metadata.name === name);
    if (store === undefined || plugin.enabled === false) return [];
    const window = store.status?.serverRecoveryWindow?.[serverName ?? cluster.metadata.name];
    const way = tell(status.env, "status.recovery.store", { name: store.metadata.name });
    return [{ way, ...timesOf(window) }];
  });
}

function timesOf(window: RecoveryWindow = {}): Times {
  return {
    first: parseTime(window.firstRecoverabilityPoint),
    success: parseTime(window.lastSuccessfulBackupTime),
    failure: parseTime(window.lastFailedBackupTime),
  };
}

function recordedOf(status: ClusterStatus = {}, method: string): Times {
  return {
    first: parseTime(status.firstRecoverabilityPointByMethod?.[method]),
    success: parseTime(status.lastSuccessfulBackupByMethod?.[method]),
    failure: undefined,
  };
}

function seenOf(backups: readonly BackupObject[], method: string): Times {
  const mine = backups.filter((backup) => methodOf(backup) === method);
  const ends = (phase: string): readonly number[] =>
    mine
      .filter(({ status }) => status?.phase === phase)
      .flatMap(({ metadata, status }) => {
        return parseTime(status?.stoppedAt) ?? parseTime(metadata.creationTimestamp) ?? [];
      });
  return { first: undefined, success: newest(ends("completed")), failure: newest(ends("failed")) };
}

function mergeTimes(left: Times, right: Times): Times {
  return {
    first: left.first ?? right.first,
    success: newest([left.success, right.success].flatMap((time) => time ?? [])),
    failure: newest([left.failure, right.failure].flatMap((time) => time ?? [])),
  };
}

function newest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}
