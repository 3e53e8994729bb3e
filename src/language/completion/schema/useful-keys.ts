import type { FieldSite } from "./field-site.ts";

/** Keys in the order in which people reach for them; all others follow by name. */
const usefulKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cluster: {
    spec: "instances storage walStorage imageName imageCatalogRef postgresql bootstrap resources plugins backup monitoring externalClusters replica managed affinity tablespaces certificates superuserSecret enableSuperuserAccess primaryUpdateStrategy primaryUpdateMethod replicationSlots probes inheritedMetadata serviceAccountTemplate topologySpreadConstraints",
    "spec.postgresql":
      "parameters shared_preload_libraries pg_hba synchronous extensions pg_ident ldap",
    "spec.bootstrap": "initdb recovery pg_basebackup",
    "spec.bootstrap.initdb":
      "database owner secret import postInitApplicationSQL postInitSQL dataChecksums encoding localeProvider locale",
    "spec.bootstrap.recovery": "source recoveryTarget backup volumeSnapshots database owner secret",
    "spec.bootstrap.recovery.recoveryTarget":
      "targetTime backupID targetLSN targetName targetImmediate targetTLI exclusive",
    "spec.storage": "size storageClass resizeInUseVolumes pvcTemplate",
    "spec.walStorage": "size storageClass resizeInUseVolumes pvcTemplate",
    "spec.resources": "requests limits",
    "spec.managed": "roles services",
    "spec.managed.roles":
      "name ensure login passwordSecret createdb createrole inRoles connectionLimit",
    "spec.externalClusters": "name connectionParameters password plugin barmanObjectStore",
    "spec.affinity":
      "topologyKey podAntiAffinityType enablePodAntiAffinity nodeSelector tolerations",
    "spec.plugins": "name isWALArchiver parameters enabled",
    "spec.postgresql.synchronous": "method number dataDurability",
  },
  Pooler: {
    spec: "cluster instances type pgbouncer template serviceTemplate deploymentStrategy",
    "spec.pgbouncer": "poolMode parameters pg_hba authQuery authQuerySecret paused image",
  },
  ScheduledBackup: {
    spec: "schedule cluster method pluginConfiguration backupOwnerReference immediate suspend target",
  },
  Backup: { spec: "cluster method pluginConfiguration target online" },
  Database: {
    spec: "name owner cluster extensions schemas databaseReclaimPolicy ensure encoding locale",
  },
  DatabaseRole: { spec: "name cluster login passwordSecret inRoles createdb ensure" },
  ObjectStore: {
    spec: "configuration retentionPolicy instanceSidecarConfiguration",
    "spec.configuration":
      "destinationPath endpointURL s3Credentials azureCredentials googleCredentials wal data",
  },
};

const shared: Readonly<Record<string, string>> = {
  "": "apiVersion kind metadata spec",
  metadata: "name namespace labels annotations generateName finalizers",
};

/** Position of `key` among the useful ones; larger than any of them for the rest. */
export function usefulness({ kind, path }: FieldSite, key: string): number {
  const index = (usefulKeys[kind]?.[path] ?? shared[path] ?? "").split(" ").indexOf(key);
  return index === -1 ? 100 : index;
}
