import type { Notes } from "#texts/catalogue.ts";

/** What the operator reports about a Cluster. */
export const clusterStatusNotes: Notes = {
  "status.phase":
    "What the operator is doing, in words. `Cluster in healthy state` also stands while the cluster hibernates or an instance has just been fenced: look at conditions and annotations as well. `Waiting for user action` and anything about invalid, unrecoverable or disk space needs you.",
  "status.phaseReason":
    "Detail of the phase, such as the error or the pod it is about. Empty while all is well.",
  "status.instances":
    "Instances known from their volumes, which may differ from the number of running pods. The wanted number is `spec.instances`.",
  "status.readyInstances":
    "Pods that are ready. Absent while the cluster hibernates. Alert when it stays below `spec.instances`.",
  "status.instanceNames": "Names of all instances, as fencing and promotion want them.",
  "status.instancesStatus":
    "Instances by state of their pod: `healthy`, `replicating`, `failed`. Says nothing about replication lag.",
  "status.instancesStatus.*": "Names of the instances in this state.",
  "status.instancesReportedState":
    "What each instance said about itself at the last check. More than one primary in here is an alarm.",
  "status.instancesReportedState.*": "Last report of this instance.",
  "status.instancesReportedState.isPrimary": "Whether the instance runs as primary.",
  "status.instancesReportedState.timeLineID":
    "Timeline that the instance is on. A replica on another one than the primary is not following.",
  "status.instancesReportedState.ip": "Address of the instance's pod at that time.",
  "status.currentPrimary":
    "Instance that is the primary now, written by the promoted instance itself.",
  "status.currentPrimaryTimestamp": "When the current primary was promoted.",
  "status.targetPrimary":
    "Instance that shall be primary. Different from `currentPrimary` while a switchover or failover runs; `pending` while a failover waits for replicas to stop receiving.",
  "status.targetPrimaryTimestamp":
    "When the change of primary was asked for. If it is older than `spec.switchoverDelay` and the primary is still another one, the switchover is stuck.",
  "status.currentPrimaryFailingSinceTimestamp":
    "Since when the primary is unhealthy, while `spec.failoverDelay` runs.",
  "status.timelineID":
    "Timeline of the database: one more after every promotion, 1 again after a major upgrade.",
  "status.systemID":
    "Identifier that PostgreSQL gave the database at its creation. Instances with another one do not belong together.",
  "status.image": "Image that the operator wants the instances to run.",
  "status.pgDataImageInfo":
    "Image that last ran on the data directory. Its major version decides whether an edit is a major upgrade or a refused downgrade.",
  "status.pgDataImageInfo.image": "Image that last ran on the data.",
  "status.pgDataImageInfo.majorVersion": "Major version of the data directory.",
  "status.pgDataImageInfo.extensions": "Extension images that were mounted beside it.",
  "status.targetPgDataImageInfo":
    "Image that a running major upgrade goes to. Empty at all other times. Since 1.29.",
  "status.targetPgDataImageInfo.image": "Image that the major upgrade goes to.",
  "status.targetPgDataImageInfo.majorVersion": "Major version that the upgrade goes to.",
  "status.targetPgDataImageInfo.extensions": "Extension images of the target version.",
  "status.certificates":
    "Names of the secrets in use, yours or generated. Read them from here instead of assuming `<cluster>-ca`.",
  "status.certificates.serverCASecret": "Secret with the CA that clients verify the server by.",
  "status.certificates.serverTLSSecret": "Secret with the server certificate in use.",
  "status.certificates.clientCASecret": "Secret with the CA for client certificates in use.",
  "status.certificates.replicationTLSSecret":
    "Secret with the client certificate that replicas use.",
  "status.certificates.serverAltDNSNames":
    "Further DNS names that the generated server certificate carries.",
  "status.certificates.expirations":
    "When the certificate in each secret ends. Generated ones are renewed seven days before; your own are your task.",
  "status.certificates.expirations.*":
    "End of this certificate, in the form `2026-09-28 10:00:00 +0000 UTC`, which is not RFC 3339.",
  "status.managedRolesStatus": "How far the roles of `spec.managed.roles` agree with the database.",
  "status.managedRolesStatus.byStatus":
    "Roles by state: `reconciled`, `pending-reconciliation`, `not-managed`, `reserved`.",
  "status.managedRolesStatus.byStatus.*": "Roles in this state.",
  "status.managedRolesStatus.cannotReconcile":
    "Roles that could not be brought into the described state, with the reasons. Look here when a password or a grant does not arrive.",
  "status.managedRolesStatus.cannotReconcile.*": "Errors about this role.",
  "status.managedRolesStatus.passwordStatus":
    "Which version of the password secret each role got. The way to see that a rotation has arrived.",
  "status.managedRolesStatus.passwordStatus.*": "State of this role's password.",
  "status.managedRolesStatus.passwordStatus.resourceVersion":
    "Version of the Secret that was applied last. Equal to that of the Secret when the rotation is done.",
  "status.managedRolesStatus.passwordStatus.transactionID":
    "Transaction that last changed the role in PostgreSQL; another one in the catalog means that somebody else changed it.",
  "status.tablespacesStatus": "State of the declared tablespaces.",
  "status.tablespacesStatus.name": "Name of the tablespace that this entry is about.",
  "status.tablespacesStatus.owner": "Role that owns the tablespace at present.",
  "status.tablespacesStatus.state":
    "`reconciled` when it exists as described, `pending` otherwise.",
  "status.tablespacesStatus.error": "Why the tablespace could not be made as described.",
  "status.pvcCount": "Number of volume claims that belong to the cluster.",
  "status.healthyPVC": "Claims in normal use.",
  "status.danglingPVC":
    "Claims without a pod: normal while hibernated or while an instance is being recreated, otherwise a pod that does not come up.",
  "status.unusablePVC":
    "Claims that cannot be used because another volume of the same instance is missing or being deleted.",
  "status.initializingPVC": "Claims whose data is still being prepared by a job.",
  "status.resizingPVC":
    "Claims that are growing. One that stays here may wait for its pod to restart, depending on the storage driver.",
  "status.jobCount": "Number of jobs (bootstrap, join, upgrade) that exist for the cluster.",
  "status.topology":
    "On which nodes and zones the instances run, as far as synchronous replication needs to know.",
  "status.topology.instances": "Topology labels of the node of each instance.",
  "status.topology.instances.*": "Topology labels of this instance, or the value of one of them.",
  "status.topology.nodesUsed":
    "Number of different nodes in use. 1 with several instances means that the loss of one node takes everything down.",
  "status.topology.successfullyExtracted":
    "Whether the labels could be read. If not, the election constraint for synchronous standbys is not applied.",
  "status.conditions":
    "Standard conditions: `Ready`, `Initialized`, `ContinuousArchiving`, `LastBackupSucceeded`, `ConsistentSystemID`, `cnpg.io/hibernation`. `ContinuousArchiving` is also true when no archiver exists; `LastBackupSucceeded` is false while a backup runs.",
  "status.firstRecoverabilityPoint":
    "Oldest point that a restore can reach. Deprecated, and never filled by plugins: see the ObjectStore's `status.serverRecoveryWindow`.",
  "status.firstRecoverabilityPointByMethod":
    "Oldest point that a restore can reach, by backup method. Deprecated, and never filled by plugins.",
  "status.firstRecoverabilityPointByMethod.*":
    "Oldest point for this backup method, as RFC 3339 time.",
  "status.lastSuccessfulBackup":
    "When the last backup succeeded. Deprecated, and never filled by plugins: look at Backup objects or the ObjectStore.",
  "status.lastSuccessfulBackupByMethod":
    "When the last backup succeeded, by method. Deprecated, and never filled by plugins.",
  "status.lastSuccessfulBackupByMethod.*": "Last success of this backup method, as RFC 3339 time.",
  "status.lastFailedBackup":
    "When the last backup failed. Deprecated, and never filled by plugins: look at Backup objects.",
  "status.pluginStatus": "Plugins that the operator loaded for this cluster, and what they can do.",
  "status.pluginStatus.name": "Name of the loaded plugin.",
  "status.pluginStatus.version": "Version of the plugin that was used last.",
  "status.pluginStatus.status": "What the plugin itself wants to report, usually JSON.",
  "status.pluginStatus.capabilities": "Areas in which the plugin takes part.",
  "status.pluginStatus.operatorCapabilities": "What the plugin does in the operator.",
  "status.pluginStatus.walCapabilities": "What the plugin does with WAL: archive, restore, status.",
  "status.pluginStatus.backupCapabilities":
    "What the plugin does about backups. Empty means that it cannot run a Backup with `method: plugin`.",
  "status.pluginStatus.restoreJobHookCapabilities": "What the plugin does in restore jobs.",
  "status.pluginStatus.postgresCapabilities":
    "What the plugin does about the configuration of PostgreSQL. Since 1.30.1.",
  "status.poolerIntegrations": "What Poolers need from this cluster.",
  "status.poolerIntegrations.pgBouncerIntegration":
    "What PgBouncer poolers need from this cluster.",
  "status.poolerIntegrations.pgBouncerIntegration.secrets":
    "Secrets of the Poolers that use the built-in authentication.",
  "status.demotionToken":
    "Token to hand to the cluster that shall become primary, as `spec.replica.promotionToken`. Appears after this cluster was demoted and has archived its last WAL.",
  "status.lastPromotionToken":
    "Token of the last promotion. The same one is not accepted for another.",
  "status.switchReplicaClusterStatus":
    "State of a change between primary cluster and replica cluster.",
  "status.switchReplicaClusterStatus.inProgress":
    "`true` while the change runs; further changes of that kind are refused meanwhile.",
  "status.writeService": "Name of the service that leads to the primary.",
  "status.readService": "Name of the service for reads.",
  "status.selector":
    "Label selector of the instance pods, for autoscalers that use the scale subresource.",
  "status.podSelectorRefs": "Addresses found for `spec.podSelectorRefs`. Since 1.29.",
  "status.podSelectorRefs.name": "Name of the selector in `spec.podSelectorRefs`.",
  "status.podSelectorRefs.ips":
    "Addresses of the matching pods. Empty: `pg_hba` lines with this selector let nobody in.",
  "status.secretsResourceVersion":
    "Versions of the secrets in use. A change here is how the instances learn to read a secret again.",
  "status.secretsResourceVersion.applicationSecretVersion": "Version of the application secret.",
  "status.secretsResourceVersion.superuserSecretVersion": "Version of the superuser secret.",
  "status.secretsResourceVersion.replicationSecretVersion":
    "Version of the secret that replicas log in with.",
  "status.secretsResourceVersion.caSecretVersion":
    "Version of a CA secret as older releases stored it; no longer used.",
  "status.secretsResourceVersion.clientCaSecretVersion": "Version of the client CA secret.",
  "status.secretsResourceVersion.serverCaSecretVersion": "Version of the server CA secret.",
  "status.secretsResourceVersion.serverSecretVersion": "Version of the server certificate.",
  "status.secretsResourceVersion.barmanEndpointCA":
    "Version of the CA for the object store's endpoint.",
  "status.secretsResourceVersion.managedRoleSecretVersion": "Versions of managed roles' secrets.",
  "status.secretsResourceVersion.managedRoleSecretVersion.*":
    "Version of this managed role's secret.",
  "status.secretsResourceVersion.externalClusterSecretVersion":
    "Versions of the secrets that external clusters use.",
  "status.secretsResourceVersion.externalClusterSecretVersion.*":
    "Version of this external cluster's secret.",
  "status.secretsResourceVersion.metrics": "Versions of secrets with metrics queries.",
  "status.secretsResourceVersion.metrics.*": "Version of this secret with metrics queries.",
  "status.configMapResourceVersion":
    "Versions of the ConfigMaps in use. A change here is how the instances learn to read them again.",
  "status.configMapResourceVersion.metrics": "Versions of ConfigMaps with metrics queries.",
  "status.configMapResourceVersion.metrics.*": "Version of this ConfigMap with metrics queries.",
  "status.availableArchitectures":
    "Processor architectures for which the operator has an instance manager.",
  "status.availableArchitectures.goArch": "Architecture as Go names it, such as `amd64`.",
  "status.availableArchitectures.hash": "Hash of the instance manager for this architecture.",
  "status.onlineUpdateEnabled":
    "Whether a new operator replaces the instance manager inside running pods instead of restarting them.",
  "status.cloudNativePGCommitHash": "Commit that the running operator was built from.",
  "status.cloudNativePGOperatorHash": "Hash of the running operator's binary.",
  "status.operatorCertificateFingerprint":
    "Fingerprint of the certificate by which instances recognise the operator. Since 1.30.",
  "status.latestGeneratedNode":
    "Number given to the last new instance. No longer kept since 1.30, which uses free numbers again.",
};
