export const clusterBootstrapMessages: Readonly<Record<string, string>> = {
  "cluster/bootstrap-multiple-methods":
    "A Cluster begins in one way only, these are several: {methods}; keep one of them",
  "cluster/app-database-owner-missing":
    "The application database {database} has no owner; add {method}.owner",
  "cluster/app-database-name-missing":
    "{owner} would own an application database, but {method} names none; add {method}.database or remove the owner",
  "cluster/initdb-wal-segment-size":
    "A WAL segment cannot have {size} MB; use a power of two, as 16 or 64",
  "cluster/initdb-sql-ref-incomplete":
    "An entry of {list} needs both a name and a key, the {field} is missing; add it",
  "cluster/import-microservice-database-count":
    "An import of type microservice takes exactly one database, this list has {count}; name one, or use the type monolith",
  "cluster/import-microservice-roles":
    "An import of type microservice brings no roles; remove them, or use the type monolith",
  "cluster/import-microservice-wildcard":
    "An import of type microservice takes one database by its name, not {database}; name it, or use the type monolith",
  "cluster/import-monolith-database-count":
    'An import of type monolith needs a database; list some, or "*" for all',
  "cluster/import-monolith-database-wildcard":
    '"*" imports all databases and stands alone; remove it or the other names',
  "cluster/import-monolith-role-wildcard":
    '"*" imports all roles and stands alone; remove it or the other names',
  "cluster/import-monolith-post-sql":
    "An import of type monolith runs no SQL afterwards; remove postImportApplicationSQL and run it yourself",
  "cluster/pg-basebackup-source-not-found":
    "spec.externalClusters has no entry {name} to copy; add it or correct the name",
  "cluster/recovery-source-not-found":
    "spec.externalClusters has no entry {name} to recover from; add it or correct the name",
  "cluster/recovery-source-unusable":
    "The external cluster {source} does not say where its backups are; add plugin, barmanObjectStore or connectionParameters to it",
  "cluster/recovery-source-unusable.store":
    "The external cluster {source} does not say where its backups are; add plugin or barmanObjectStore to it, this operator does not recover over a connection",
  "cluster/recovery-snapshot-with-backup":
    "A Cluster recovers from volume snapshots or from a Backup, not from both; remove one of them",
  "cluster/recovery-snapshot-with-backup-id":
    "The volume snapshots are the backup already, so {backup} is not looked up; remove backupID",
  "cluster/recovery-snapshot-kind":
    "A volume cannot be copied from a {kind} of the group {group}; use a VolumeSnapshot of snapshot.storage.k8s.io, or a PersistentVolumeClaim with an empty apiGroup",
  "cluster/recovery-snapshot-wal-without-wal-storage":
    "The snapshot of WAL has no volume to go to; add spec.walStorage, or remove it where WAL lay with the data",
  "cluster/recovery-target-exclusive": "Recovery stops at one target, not at {fields}; keep one",
  "cluster/recovery-target-time":
    "{value} is no time to recover to; write it like 2030-01-31 12:00:00+00 or 2030-01-31T12:00:00Z",
  "cluster/recovery-target-lsn":
    "{value} is no WAL position; write two hexadecimal numbers, as 16/B374D848",
  "cluster/recovery-target-xid":
    "{value} is no transaction number; write one from 0 to 4294967295 as text",
  "cluster/recovery-target-name-long":
    "The name of a restore point has 63 bytes at most, this one has {length}; use the name that pg_create_restore_point was given",
  "cluster/recovery-target-name-control":
    "The name of the restore point holds control characters; remove them",
  "cluster/recovery-target-backup-id":
    "By {field} the operator cannot tell which backup to begin with; add backupID",
  "cluster/recovery-target-tli":
    "{value} is no timeline; write latest, or a number from 1 on as text",
};
