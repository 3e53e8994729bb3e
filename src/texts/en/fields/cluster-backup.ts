import type { Notes } from "#texts/catalogue.ts";

/** Backups, plugins and external clusters. */
export const clusterBackupNotes: Notes = {
  "spec.backup":
    "Where backups and archived WAL go. This section only configures them: without a ScheduledBackup no base backup is ever taken. For object stores prefer the Barman Cloud plugin in `spec.plugins`.",
  "spec.backup.barmanObjectStore":
    "Built-in archiving to an object store. Deprecated, and removed in operator 1.31: move to an ObjectStore object and the Barman Cloud plugin, replacing both in one edit, because the two exclude each other. That edit rolls the pods.",
  "spec.backup.retentionPolicy":
    "How long backups are kept: a number with `d`, `w` or `m` (`30d`). Applies only to `barmanObjectStore`; with the plugin it belongs in the ObjectStore, with volume snapshots nothing is removed automatically.",
  "spec.backup.target":
    "Which instance runs backups: `prefer-standby` spares the primary and falls back to it; `primary` always uses it, for instance when replicas lag. Single backups may override it.",
  "spec.backup.volumeSnapshot":
    "Backups as snapshots of the volumes: fast for large databases, but as safe only as the storage system they stay in. Point-in-time recovery still needs WAL archiving.",
  "spec.backup.volumeSnapshot.className":
    "VolumeSnapshotClass for the data volume, and for the others if they name none. Its `deletionPolicy` decides whether deleting a snapshot object also deletes the data.",
  "spec.backup.volumeSnapshot.walClassName":
    "VolumeSnapshotClass for the WAL volume, where it lies on other storage than the data.",
  "spec.backup.volumeSnapshot.tablespaceClassName":
    "VolumeSnapshotClass by tablespace. Every key must be the name of an existing tablespace.",
  "spec.backup.volumeSnapshot.online":
    "`true` takes the snapshot while PostgreSQL runs; `false` stops (fences) the chosen instance meanwhile, which with a single instance is downtime. Online needs WAL archiving to be restorable.",
  "spec.backup.volumeSnapshot.onlineConfiguration":
    "Details of snapshots taken while PostgreSQL runs.",
  "spec.backup.volumeSnapshot.snapshotOwnerReference":
    "What the snapshots belong to: `none` keeps them after everything else is gone, `backup` deletes them with the Backup object, `cluster` with the Cluster, which takes the backups away together with the data they protect.",
  "spec.backup.volumeSnapshot.labels":
    "Labels put on the VolumeSnapshot objects, for example for a policy that copies or expires them.",
  "spec.backup.volumeSnapshot.annotations": "Annotations put on the VolumeSnapshot objects.",
  "spec.plugins":
    "Plugins (CNPG-I) that this cluster uses, most often `barman-cloud.cloudnative-pg.io` for backups and WAL archiving. The plugin has to be installed beside the operator; an unknown name stops the reconciliation of the cluster. Adding one with a sidecar rolls the pods.",
  "spec.plugins.name":
    "Name under which the plugin registers at the operator, such as `barman-cloud.cloudnative-pg.io`.",
  "spec.plugins.enabled":
    "`false` keeps the entry but does not load the plugin. Disabling the WAL archiver stops archiving.",
  "spec.plugins.isWALArchiver":
    "Makes this plugin archive the WAL. At most one plugin may, and none while `backup.barmanObjectStore` is set. Without any archiver there is no point-in-time recovery, and the cluster looks healthy all the same.",
  "spec.plugins.parameters":
    "Settings for the plugin, all strings. The Barman Cloud plugin wants `barmanObjectName` (an ObjectStore in this namespace) and takes `serverName` for the folder in the store.",
  "spec.plugins.parameters.*":
    "Value of this plugin parameter, a string. Its meaning, and any check of it, belong to the plugin.",
  "spec.externalClusters":
    "Other PostgreSQL servers or their backups, to be named by `bootstrap`, `replica` and Subscription objects. An entry costs nothing until something refers to it.",
  "spec.externalClusters.name":
    "Name by which the rest of the spec refers to this entry; unique, without slashes. For object store backups it is also the folder that is read, unless `serverName` says otherwise.",
  "spec.externalClusters.connectionParameters":
    "libpq connection parameters such as `host`, `user`, `dbname`, `sslmode`, all strings. Give passwords and certificates by the secret fields next to it.",
  "spec.externalClusters.connectionParameters.*":
    'Value of this libpq parameter, a string: quote ports (`"5432"`).',
  "spec.externalClusters.password":
    "Secret key with the password for this connection. Mounted into the instances as a password file.",
  "spec.externalClusters.sslCert": "Secret key with the client certificate for this connection.",
  "spec.externalClusters.sslKey": "Secret key with the private key that belongs to `sslCert`.",
  "spec.externalClusters.sslRootCert":
    "Secret key with the CA that signed the server's certificate; needed for `sslmode=verify-full`.",
  "spec.externalClusters.barmanObjectStore":
    "Backups of the other cluster in an object store, read by the built-in code. Deprecated, and removed in operator 1.31: use `plugin` with an ObjectStore.",
  "spec.externalClusters.plugin":
    "Reads backups and WAL of the other cluster through a plugin, most often `barman-cloud.cloudnative-pg.io`.",
  "spec.externalClusters.plugin.name":
    "Name of the plugin that reads the other cluster's backups, such as `barman-cloud.cloudnative-pg.io`.",
  "spec.externalClusters.plugin.enabled": "`false` ignores this plugin entry.",
  "spec.externalClusters.plugin.isWALArchiver":
    "Has no use for reading from another cluster; leave it out here.",
  "spec.externalClusters.plugin.parameters":
    "Settings for the plugin. For Barman Cloud `barmanObjectName`, and `serverName` with the name under which the original cluster archived.",
  "spec.externalClusters.plugin.parameters.*": "Value of this plugin parameter, a string.",
};
