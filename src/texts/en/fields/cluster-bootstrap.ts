import type { Notes } from "#texts/catalogue.ts";

/** How a Cluster comes into being: read once, at creation. */
export const clusterBootstrapNotes: Notes = {
  "spec.bootstrap":
    "How the first instance gets its data: `initdb` (new and empty, the default), `recovery` (from a backup) or `pg_basebackup` (copy of a running server). Exactly one. Read only when the cluster is created; later edits are accepted and do nothing.",
  "spec.bootstrap.initdb":
    "Creates a new, empty PostgreSQL cluster with one application database and its owner. Read only at creation.",
  "spec.bootstrap.initdb.database":
    "Name of the application database, `app` by default. Further databases are Database objects. Editing it later changes nothing.",
  "spec.bootstrap.initdb.owner":
    "Role that owns the application database; the same as the database name by default. Its login is in the secret `<cluster>-app`.",
  "spec.bootstrap.initdb.secret":
    "Your own secret with `username` and `password` of the owner, type `kubernetes.io/basic-auth`; without it the operator makes `<cluster>-app` with a random password. `username` must equal `owner`. A changed password is applied while the cluster runs if the secret carries the label `cnpg.io/reload`.",
  "spec.bootstrap.initdb.options":
    "Raw arguments for `initdb`. Deprecated: the separate fields (`encoding`, `locale`, `dataChecksums`, `walSegmentSize`, …) replace it, and setting it makes the operator ignore them.",
  "spec.bootstrap.initdb.dataChecksums":
    "Writes a checksum on every page so that damaged storage is noticed instead of returning wrong data. Costs little CPU, is the default of PostgreSQL 18, and can later only be turned on offline: prefer `true`.",
  "spec.bootstrap.initdb.walSegmentSize":
    "Size of one WAL file in MB, a power of two from 1 to 1024, 16 by default. Larger files mean fewer uploads on busy systems. Cannot be changed later.",
  "spec.bootstrap.initdb.encoding":
    "Character encoding of the template databases. Keep `UTF8` unless old data needs another one.",
  "spec.bootstrap.initdb.postInitSQL":
    "Statements run once as superuser in the database `postgres` right after `initdb`. For roles and extensions that have to stay in step, Database and DatabaseRole objects are the better place. An error fails the whole bootstrap.",
  "spec.bootstrap.initdb.postInitApplicationSQL":
    "Statements run once as superuser in the application database right after it was created, for example `CREATE EXTENSION`. An error fails the bootstrap; later edits have no effect.",
  "spec.bootstrap.initdb.postInitTemplateSQL":
    "Statements run once as superuser in `template1`, so that every database created later inherits their result.",
  "spec.bootstrap.initdb.postInitSQLRefs":
    "Longer SQL for the database `postgres`, taken from keys of Secrets or ConfigMaps: Secrets first, then ConfigMaps, each in the order of the list.",
  "spec.bootstrap.initdb.postInitApplicationSQLRefs":
    "Longer SQL for the application database, taken from keys of Secrets or ConfigMaps: Secrets first, then ConfigMaps. Every entry needs a name and a key.",
  "spec.bootstrap.initdb.postInitTemplateSQLRefs":
    "Longer SQL for `template1`, taken from keys of Secrets or ConfigMaps: Secrets first, then ConfigMaps.",
  "spec.bootstrap.initdb.import":
    "Fills the new cluster from another server by `pg_dump` and `pg_restore`: the way to a new major version, another provider or another encoding. The source stays readable but changes made after the dump are lost, so stop writes first.",
  "spec.bootstrap.initdb.import.type":
    "`microservice` imports exactly one database into the application database, without roles; `monolith` imports several databases together with roles.",
  "spec.bootstrap.initdb.import.databases":
    'Databases to import. One name, without wildcard, for `microservice`; any number, or `["*"]` alone for all, for `monolith`.',
  "spec.bootstrap.initdb.import.roles":
    'Roles to import, only for `monolith`; `["*"]` alone takes all. Superuser rights and reserved roles do not come along.',
  "spec.bootstrap.initdb.import.source": "Where the data comes from.",
  "spec.bootstrap.initdb.import.source.externalCluster":
    "Name of an entry in `externalClusters` with connection parameters; its user must be able to read everything that is imported.",
  "spec.bootstrap.initdb.import.schemaOnly":
    "Imports definitions without rows, for instance to fill the tables by logical replication afterwards.",
  "spec.bootstrap.initdb.import.postImportApplicationSQL":
    "Statements run as superuser in the application database after the import. Only for `microservice`.",
  "spec.bootstrap.initdb.import.pgDumpExtraOptions":
    "Further options for `pg_dump`, such as `--jobs=4` for a parallel dump. The operator does not check them; a wrong one fails the import.",
  "spec.bootstrap.initdb.import.pgRestoreExtraOptions":
    "Further options for every `pg_restore` run, such as `--jobs=4`. Not checked by the operator.",
  "spec.bootstrap.initdb.import.pgRestorePredataOptions":
    "Options for the `pg_restore` run that creates tables and types; replaces `pgRestoreExtraOptions` for that step.",
  "spec.bootstrap.initdb.import.pgRestoreDataOptions":
    "Options for the `pg_restore` run that loads the rows; replaces `pgRestoreExtraOptions` for that step. Parallel jobs help most here.",
  "spec.bootstrap.initdb.import.pgRestorePostdataOptions":
    "Options for the `pg_restore` run that builds indexes and constraints; replaces `pgRestoreExtraOptions` for that step.",
  "spec.bootstrap.recovery":
    "Creates the cluster from a base backup and replays WAL up to the end or to a chosen point. Restores always make a new cluster, never change an existing one. Let it archive under another `serverName` than the original, or it stops at a non-empty archive.",
  "spec.bootstrap.recovery.backup":
    "Restores a Backup object of the same namespace. Not for backups taken with the Barman Cloud plugin: use `source` with an external cluster for those.",
  "spec.bootstrap.recovery.backup.name":
    "Name of the Backup object to restore. Its data must still exist in the object store or as volume snapshots.",
  "spec.bootstrap.recovery.source":
    "Entry of `externalClusters` whose archive holds base backup and WAL. The folder in the store is the entry's name unless its plugin parameter `serverName` says otherwise.",
  "spec.bootstrap.recovery.volumeSnapshots":
    "Starts from volume snapshots or existing volumes instead of downloading a base backup: minutes instead of hours for large databases. Add `source` to replay WAL for a point in time.",
  "spec.bootstrap.recovery.volumeSnapshots.storage":
    "Snapshot or volume with the data directory. Either `VolumeSnapshot` of group `snapshot.storage.k8s.io`, or `PersistentVolumeClaim` with an explicit empty `apiGroup`.",
  "spec.bootstrap.recovery.volumeSnapshots.walStorage":
    "Snapshot or volume with the WAL files. Needed if the original had separate WAL storage; `spec.walStorage` must then be set too.",
  "spec.bootstrap.recovery.volumeSnapshots.tablespaceStorage":
    "Snapshot or volume per tablespace, keyed by the tablespace's name. All tablespaces of the original have to be there.",
  "spec.bootstrap.recovery.volumeSnapshots.tablespaceStorage.*":
    "Snapshot or volume with the data of this tablespace.",
  "spec.bootstrap.recovery.recoveryTarget":
    "Where to stop replaying WAL (point-in-time recovery). At most one of `targetTime`, `targetLSN`, `targetXID`, `targetName`, `targetImmediate`; without any, everything in the archive is replayed. A target beyond the end of the archive fails the recovery.",
  "spec.bootstrap.recovery.recoveryTarget.backupID":
    "Base backup to start from. Required with `targetName`, `targetXID` and `targetImmediate`, because only time and LSN allow the operator to choose; refused with volume snapshots.",
  "spec.bootstrap.recovery.recoveryTarget.targetTime":
    "Time to stop at, as RFC 3339 (`2026-05-01T10:00:00+02:00`) or PostgreSQL timestamp; without a zone it means UTC. Must lie after the end of a base backup and before the last archived commit.",
  "spec.bootstrap.recovery.recoveryTarget.targetLSN":
    "WAL position to stop at, two hexadecimal numbers with a slash (`16/B374D848`).",
  "spec.bootstrap.recovery.recoveryTarget.targetXID":
    "Transaction to stop at, a number up to 4294967295. Transactions finish in another order than they begin: everything committed before it is included.",
  "spec.bootstrap.recovery.recoveryTarget.targetName":
    "Named restore point made earlier with `pg_create_restore_point()`, at most 63 bytes.",
  "spec.bootstrap.recovery.recoveryTarget.targetImmediate":
    "Stops as soon as the base backup is consistent: the state at the end of that backup.",
  "spec.bootstrap.recovery.recoveryTarget.targetTLI":
    "Timeline to follow: `latest` or a number from 1. Needed only to go back to a history before an earlier restore or failover.",
  "spec.bootstrap.recovery.recoveryTarget.exclusive":
    "Stops just before the target instead of just after it: use it to leave out the transaction that did the damage.",
  "spec.bootstrap.recovery.database":
    "Application database in the restored data. Set together with `owner` to have the secret `<cluster>-app` made and the owner's password set.",
  "spec.bootstrap.recovery.owner":
    "Owner of the application database after the restore. Its password is replaced by the one of the new secret.",
  "spec.bootstrap.recovery.secret":
    "Your own secret with `username` and `password` for the owner in the restored cluster, instead of a generated one.",
  "spec.bootstrap.pg_basebackup":
    "Creates the cluster as a physical copy of a running server of the same major version, over a replication connection. For migrations with short downtime and for replica clusters.",
  "spec.bootstrap.pg_basebackup.source":
    "Entry of `externalClusters` with the connection to copy from. Its user needs the `REPLICATION` right.",
  "spec.bootstrap.pg_basebackup.database":
    "Application database in the copied data, to have the secret `<cluster>-app` made. Not used while the cluster is a replica cluster.",
  "spec.bootstrap.pg_basebackup.owner":
    "Owner of the application database in the copied data. Its password is replaced once the cluster is writable.",
  "spec.bootstrap.pg_basebackup.secret":
    "Your own secret with `username` and `password` for the owner in the copied cluster, instead of a generated one.",
};
