/** What a field that does not exist was probably meant to be. */
export type Meaning =
  /** The same value under another name of the same section. */
  | { readonly kind: "rename"; readonly to: string }
  /** The same value in another section. */
  | { readonly kind: "move"; readonly to: readonly string[] }
  /** The same value deeper in the section where it stands, which may be an item of a list. */
  | { readonly kind: "into"; readonly to: readonly string[] }
  /** No field at all: a message says how it is done instead. */
  | { readonly kind: "explain"; readonly variant: string };

const schedule = { kind: "explain", variant: "schedule" } as const;
const databases = { kind: "explain", variant: "databases" } as const;
const poolerResources = { kind: "explain", variant: "pooler-resources" } as const;
const podMonitor = { kind: "rename", to: "enablePodMonitor" } as const;
const podAffinity = ["spec", "affinity", "additionalPodAffinity"];
const podAntiAffinity = ["spec", "affinity", "additionalPodAntiAffinity"];
const image = { kind: "explain", variant: "image" } as const;

/** Fields of other operators, of guides and of wishes, by kind and path. */
const table: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  Cluster: {
    "spec.storageClass": { kind: "move", to: ["spec", "storage", "storageClass"] },
    "spec.storageClassName": { kind: "move", to: ["spec", "storage", "storageClass"] },
    "spec.storageSize": { kind: "move", to: ["spec", "storage", "size"] },
    "spec.size": { kind: "move", to: ["spec", "storage", "size"] },
    "spec.storage.storageClassName": { kind: "rename", to: "storageClass" },
    "spec.walStorage.storageClassName": { kind: "rename", to: "storageClass" },
    "spec.replicas": { kind: "rename", to: "instances" },
    "spec.numberOfInstances": { kind: "rename", to: "instances" },
    "spec.image": { kind: "rename", to: "imageName" },
    "spec.parameters": { kind: "move", to: ["spec", "postgresql", "parameters"] },
    "spec.pg_hba": { kind: "move", to: ["spec", "postgresql", "pg_hba"] },
    "spec.annotations": { kind: "move", to: ["spec", "inheritedMetadata", "annotations"] },
    "spec.labels": { kind: "move", to: ["spec", "inheritedMetadata", "labels"] },
    "spec.podAffinity": { kind: "move", to: podAffinity },
    "spec.podAntiAffinity": { kind: "move", to: podAntiAffinity },
    "spec.affinity.podAffinity": { kind: "rename", to: "additionalPodAffinity" },
    "spec.affinity.podAntiAffinity": { kind: "rename", to: "additionalPodAntiAffinity" },
    "spec.monitoring.enabled": podMonitor,
    "spec.monitoring.podMonitorEnabled": podMonitor,
    "spec.databases": databases,
    "spec.managed.databases": databases,
    "spec.bootstrap.initdb.extensions": { kind: "explain", variant: "extensions" },
    "spec.bootstrap.recovery.targetTime": {
      kind: "move",
      to: ["spec", "bootstrap", "recovery", "recoveryTarget", "targetTime"],
    },
    "spec.externalClusters.host": { kind: "into", to: ["connectionParameters", "host"] },
    "spec.externalClusters.port": { kind: "into", to: ["connectionParameters", "port"] },
    "spec.externalClusters.user": { kind: "into", to: ["connectionParameters", "user"] },
    "spec.externalClusters.dbname": { kind: "into", to: ["connectionParameters", "dbname"] },
    "spec.plugins.barmanObjectName": { kind: "into", to: ["parameters", "barmanObjectName"] },
    "spec.plugins.serverName": { kind: "into", to: ["parameters", "serverName"] },
    "spec.version": image,
    "spec.postgresVersion": image,
    "spec.pgVersion": image,
    "spec.postgresql.version": image,
    "spec.backup.schedule": schedule,
    "spec.backup.full_backup_schedule": schedule,
    "spec.backup.fullBackupSchedule": schedule,
    "spec.backup.incremental_backup_schedule": schedule,
    "spec.backup.incrementalBackupSchedule": schedule,
    "spec.backup.wal_archive": { kind: "explain", variant: "wal-archive" },
    "spec.backup.walArchive": { kind: "explain", variant: "wal-archive" },
  },
  ScheduledBackup: {
    "spec.cron": { kind: "rename", to: "schedule" },
    "spec.clusterName": { kind: "move", to: ["spec", "cluster", "name"] },
  },
  Backup: {
    "spec.clusterName": { kind: "move", to: ["spec", "cluster", "name"] },
  },
  Pooler: {
    "spec.replicas": { kind: "rename", to: "instances" },
    "spec.poolMode": { kind: "move", to: ["spec", "pgbouncer", "poolMode"] },
    "spec.monitoring.enabled": podMonitor,
    "spec.monitoring.podMonitorEnabled": podMonitor,
    "spec.resources": poolerResources,
    "spec.pgbouncer.resources": poolerResources,
  },
  Publication: {
    "spec.target.allTablesInSchema": { kind: "explain", variant: "tables-in-schema" },
    "spec.target.tablesInSchema": { kind: "explain", variant: "tables-in-schema" },
  },
  Database: {
    "spec.database": { kind: "rename", to: "name" },
    "spec.dbname": { kind: "rename", to: "name" },
  },
};

export function knownMeaning(kind: string, pattern: string): Meaning | undefined {
  const ofKind = Object.hasOwn(table, kind) ? table[kind] : undefined;
  return ofKind !== undefined && Object.hasOwn(ofKind, pattern) ? ofKind[pattern] : undefined;
}
