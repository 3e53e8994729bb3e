import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";

/** A way in which a Cluster can be backed up; the server's own default is the oldest, so it is always sent. */
export type BackupMethod =
  | { readonly method: "plugin"; readonly plugin: string }
  | { readonly method: "volumeSnapshot" }
  | { readonly method: "barmanObjectStore" };

/** What the Cluster is configured for, the best first. */
export function backupMethods(cluster: ClusterObject): readonly BackupMethod[] {
  const { volumeSnapshot, barmanObjectStore } = cluster.spec?.backup ?? {};
  return [
    ...backupPlugins(cluster),
    ...(volumeSnapshot === undefined ? [] : [{ method: "volumeSnapshot" } as const]),
    ...(barmanObjectStore === undefined ? [] : [{ method: "barmanObjectStore" } as const]),
  ];
}

function backupPlugins({ spec, status }: ClusterObject): readonly BackupMethod[] {
  const reported = new Map(status?.pluginStatus?.map((plugin) => [plugin.name, plugin]));
  return (
    (spec?.plugins ?? [])
      .filter(({ enabled }) => enabled !== false)
      // A plugin that is not known yet may well be able to.
      .filter(({ name }) => reported.get(name)?.backupCapabilities?.length !== 0)
      .map(({ name }) => ({ method: "plugin", plugin: name }) as const)
  );
}
