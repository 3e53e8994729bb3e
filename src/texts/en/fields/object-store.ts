import type { Notes } from "#texts/catalogue.ts";

/** ObjectStore of the Barman Cloud plugin. Its configuration is in the shared object store notes. */
export const objectStoreNotes: Notes = {
  "metadata.name":
    "Name by which clusters refer to the store, as plugin parameter `barmanObjectName`, in the same namespace.",
  spec: "An object store for base backups and WAL, used by the Barman Cloud plugin. Several clusters may share it, each in a folder of its own.",
  "spec.configuration":
    "Address, credentials and options of the object store: the same fields as the old `barmanObjectStore` of a Cluster, so that a migration copies them, apart from `serverName`.",
  "spec.configuration.serverName":
    "Not to be used here: the folder of a cluster is the plugin parameter `serverName` in the Cluster, its own name by default.",
  "spec.retentionPolicy":
    "How long backups are kept: a number with `d`, `w` or `m` (`30d`). Older base backups and the WAL that only they need are deleted. Without it everything is kept for ever.",
  "spec.instanceSidecarConfiguration":
    "The plugin's container in the instance pods, which archives WAL and takes backups. Changes reach pods when they are started again.",
  "spec.instanceSidecarConfiguration.resources":
    "CPU and memory of the sidecar. Compression and parallel uploads need some of both; too little memory gets it killed in the middle of backups.",
  "spec.instanceSidecarConfiguration.env":
    "Environment variables of the sidecar, for proxies or for S3 compatible stores that need `AWS_REQUEST_CHECKSUM_CALCULATION: when_required`.",
  "spec.instanceSidecarConfiguration.logLevel":
    "Detail of the sidecar's log; `debug` to look for upload problems.",
  "spec.instanceSidecarConfiguration.additionalContainerArgs":
    "Further arguments for the sidecar's command. Rarely needed; a wrong one keeps the instances from starting.",
  "spec.instanceSidecarConfiguration.retentionPolicyIntervalSeconds":
    "Seconds between two runs of the retention policy, half an hour by default. Raise it where listing the bucket is slow or costs money.",
  status: "What the plugin knows about the backups in this store.",
  "status.serverRecoveryWindow":
    "Period that a restore can reach, by server name. The place to check that backups of a plugin are working.",
  "status.serverRecoveryWindow.*": "Period that a restore of this server can reach.",
  "status.serverRecoveryWindow.firstRecoverabilityPoint":
    "Oldest point in time that a restore can reach.",
  "status.serverRecoveryWindow.lastSuccessfulBackupTime":
    "When the last backup succeeded. Alert when it gets old.",
  "status.serverRecoveryWindow.lastFailedBackupTime":
    "When the last backup failed. Later than the last success means that something is wrong.",
};
