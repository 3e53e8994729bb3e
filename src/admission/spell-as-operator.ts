import type { ObjectPath } from "#admission/object.ts";
import { rewritePath } from "#util/rewrite-path.ts";
import type { PathRewrite } from "#util/rewrite-path.ts";

/**
 * A path as the operator prints it: some functions of its webhooks name fields that no manifest has. Tools that
 * compare refusals want their words; a person is shown the field.
 * @param mirrors the operator's function that refuses
 */
export function spellAsOperator(mirrors: string, path: ObjectPath): ObjectPath {
  return rewritePath(spellings[mirrors] ?? [], path) ?? path;
}

const tolerations: PathRewrite = ["spec.affinity.tolerations.**", "spec.affinity.toleration.**"];
const replica: PathRewrite = ["spec.replica.**", "spec.replicaCluster.**"];
const store = "spec.backup.barmanObjectStore";
const snapshots = "spec.bootstrap.recovery.volumeSnapshots";
const labels = "spec.podSelectorRefs.*.selector.matchLabels";

/** By function; in each the first that fits counts. */
const spellings: Readonly<Record<string, readonly PathRewrite[]>> = {
  validateTolerations: [tolerations],
  validateTaintEffect: [tolerations],
  validateEnv: [["spec.env.**", "spec.postgresql.env.**"]],
  validatePgbouncerGenericParameters: [["spec.pgbouncer.parameters.*", "spec.cluster.parameters"]],
  validateSuperuserSecret: [["spec.superuserSecret.**", "spec.superusersecret.**"]],
  validateCerts: [
    ["spec.certificates.serverAltDNSNames", "spec.certificates.serveraltdnsnames"],
    ["spec.certificates.serverCASecret", "spec.certificates.servercasecret"],
    ["spec.certificates.clientCASecret", "spec.certificates.clientcasecret"],
  ],
  validateReplicaMode: [replica],
  validateReplicaClusterExternalClusters: [
    ["spec.replica.source", "spec.replicaCluster.primaryServerName"],
    replica,
  ],
  validatePromotionToken: [["spec.replica.promotionToken", "spec.replicaCluster.token"], replica],
  validateStorageConfigurationSize: [["spec.tablespaces.*.storage.**", "spec.tablespaces.*.**"]],
  validateBootstrapRecoveryDataSource: [
    [`${snapshots}.storage.**`, "spec.bootstrap.recovery.storage.**"],
    [`${snapshots}.walStorage.**`, "spec.bootstrap.recovery.dataSource.walStorage.**"],
  ],
  ValidateAwsCredentials: [[`${store}.s3Credentials`, `${store}.awsCredentials`]],
  ValidateGCSCredentials: [
    [`${store}.googleCredentials`, "spec.backupConfiguration.googleCredentials"],
  ],
  validateMicroservice: [
    [
      "spec.bootstrap.initdb.import.databases.*",
      // The index as if it were the name of a field.
      "spec.bootstrap.initdb.import.databases.0",
    ],
  ],
  validateNameOptionsUsages: [
    ["spec.fdws.*.usage.**", "spec.fdws.*.usages.**"],
    ["spec.servers.*.usage.**", "spec.servers.*.usages.**"],
  ],
  validateConfiguration: [["spec.imageCatalogRef.major", "spec.imageName"]],
  validatePodSelectorRefs: [[`${labels}.*`, labels]],
  validateResources: [
    ["spec.resources.requests.ephemeral-storage", "spec.resources.requests.storage"],
  ],
};
