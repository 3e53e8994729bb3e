import { barmanConfiguration, credentialsSecret } from "#sandbox/backups/object-store.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";

/** A way of CloudNativePG to back up to the object store, in the manifests that it needs; in a folder of each namespace. */
export interface BackupMethod {
  readonly title: string;
  /** Applied before the Cluster. */
  needs(namespace: string): readonly KubeObject[];
  /** In the spec of a Cluster that archives its WAL. */
  archiving(namespace: string): Readonly<Record<string, unknown>>;
  /** In the spec of a Backup and of a ScheduledBackup. */
  readonly backup: Readonly<Record<string, unknown>>;
  /** Where another Cluster finds what `serverName` has stored: an entry of `externalClusters`. */
  origin(namespace: string, serverName: string): Readonly<Record<string, unknown>>;
}

const plugin = "barman-cloud.cloudnative-pg.io";
const store = { barmanObjectName: "store" };

export const backupMethods: readonly BackupMethod[] = [
  {
    title: "the in-tree method",
    needs: (namespace) => [credentialsSecret(namespace)],
    archiving: (namespace) => ({ backup: { barmanObjectStore: barmanConfiguration(namespace) } }),
    backup: { method: "barmanObjectStore" },
    origin: (namespace, serverName) => ({
      barmanObjectStore: { ...barmanConfiguration(namespace), serverName },
    }),
  },
  {
    title: "the Barman Cloud plugin",
    needs: (namespace) => [credentialsSecret(namespace), objectStore(namespace)],
    archiving: () => ({ plugins: [{ name: plugin, isWALArchiver: true, parameters: store }] }),
    backup: { method: "plugin", pluginConfiguration: { name: plugin } },
    origin: (_, serverName) => ({ plugin: { name: plugin, parameters: { ...store, serverName } } }),
  },
];

function objectStore(namespace: string): KubeObject {
  return {
    apiVersion: "barmancloud.cnpg.io/v1",
    kind: "ObjectStore",
    metadata: { name: store.barmanObjectName, namespace },
    spec: { configuration: barmanConfiguration(namespace) },
  };
}
