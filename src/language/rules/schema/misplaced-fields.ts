/** What a field that does not exist was probably meant to be. */
export type Meaning =
  /** The same value under another name of the same section. */
  | { readonly kind: "rename"; readonly to: string }
  /** The same value in another section. */
  | { readonly kind: "move"; readonly to: readonly string[] }
  /** No field at all: a message says how it is done instead. */
  | { readonly kind: "explain"; readonly variant: string };

const schedule = { kind: "explain", variant: "schedule" } as const;
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
  },
};

export function knownMeaning(kind: string, pattern: string): Meaning | undefined {
  const ofKind = Object.hasOwn(table, kind) ? table[kind] : undefined;
  return ofKind !== undefined && Object.hasOwn(ofKind, pattern) ? ofKind[pattern] : undefined;
}
