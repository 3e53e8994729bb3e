/** Object stores, WAL archivers, replication slots. */
export const clusterBackupMessages: Readonly<Record<string, string>> = {
  "cluster/backup-credentials-missing":
    "The object store has no credentials. Write `s3Credentials`, `azureCredentials` or `googleCredentials`; `s3Credentials: { inheritFromIAMRole: true }` and its like use the identity of the Pod",
  "cluster/backup-credentials-multiple":
    "The object store has credentials of several providers: {providers}. Keep those of the provider that `destinationPath` points to",
  "cluster/backup-azure-auth-count":
    "Azure wants one way to log in. Write exactly one of `storageKey`, `storageSasToken`, `inheritFromAzureAD: true` and `useDefaultAzureCredentials: true`, or a `connectionString` alone",
  "cluster/backup-azure-connection-string-exclusive":
    "A `connectionString` holds account and key already. Remove the other members of `azureCredentials`, or the `connectionString`",
  "cluster/backup-azure-storage-account-missing":
    "A storage key or SAS token belongs to an account, which is not named. Write `storageAccount`",
  "cluster/backup-s3-key-pair":
    "An access key has two halves, and one is missing. Write both `accessKeyId` and `secretAccessKey`",
  "cluster/backup-s3-auth-missing":
    "`s3Credentials` names no way to log in. Write `accessKeyId` and `secretAccessKey`, or `inheritFromIAMRole: true`",
  "cluster/backup-s3-auth-multiple":
    "`inheritFromIAMRole: true` uses the role of the Pod, so keys have no place beside it. Remove the role or the keys",
  "cluster/backup-gcs-credentials-missing":
    "`googleCredentials` names no way to log in. Write `applicationCredentials`, or `gkeEnvironment: true` for the identity of the Pod",
  "cluster/backup-gcs-credentials-extra":
    "`gkeEnvironment: true` uses the identity of the Pod, so a key file has no place beside it. Remove `applicationCredentials` or `gkeEnvironment`",
  "cluster/plugin-wal-archiver-with-barman":
    "WAL goes to one place, but both the plugin {name} and `backup.barmanObjectStore` want it. Remove `barmanObjectStore`, or set `isWALArchiver: false`",
  "cluster/plugin-wal-archiver-multiple":
    "WAL goes to one place, but several plugins want it: {names}. Leave `isWALArchiver: true` with one of them",
  "cluster/slots-exclude-pattern":
    'The pattern "{pattern}" is not a regular expression of Go (RE2, which has neither look-around nor back-references). Mend it; a literal bracket needs a backslash',
  "cluster/logical-decoding-needs-failover-slots":
    "PostgreSQL {major} cannot synchronize logical slots by itself; 17 and later can. Use the extension pg_failover_slots by setting one of its parameters, upgrade, or remove `synchronizeLogicalDecoding`",
  "cluster/logical-decoding-hot-standby-feedback":
    "Logical slots are kept on standbys only while `hot_standby_feedback` is on. Set the parameter to `on`, or remove `synchronizeLogicalDecoding`",
  "cluster/logical-decoding-sync-slots":
    "Standbys copy logical slots only while `sync_replication_slots` is on. Set the parameter to `on`, or remove `synchronizeLogicalDecoding`",
  "cluster/failover-slots-hot-standby-feedback":
    "pg_failover_slots works only while `hot_standby_feedback` is on. Set the parameter to `on`, or remove the parameters of pg_failover_slots",
  "cluster/failover-slots-ha-disabled":
    "pg_failover_slots needs the slots for high availability, which are switched off. Remove `enabled: false`, or the parameters of pg_failover_slots",
};
