const bySchema = "a fact of the schema: schema-rule.ts judges it";
const byDecoding = "the types of the schema say it: schema-rule.ts judges it";

/** Rules of the operator that are no rule here, each with its reason. */
export const ruleExceptions: ReadonlyMap<string, string> = new Map([
  ["common/bypass-not-wired", "not a rule but a fact; skipped-webhook.ts knows it"],
  ["decode/type-mismatch", byDecoding],
  ["decode/yaml11-boolean", byDecoding],
  ["decode/quantity", byDecoding],
  ["decode/duration", byDecoding],
  ["decode/timestamp", byDecoding],
  ["decode/integer", byDecoding],
  ["backup/spec-immutable", "a rule of the schema with oldSelf: reported as immutable-field"],
  ["scheduledbackup/cluster-immutable", "a rule of the schema with oldSelf: immutable-field"],
  ["backup/snapshot-crd-missing", "only the cluster knows which CRDs it has"],
  ["scheduledbackup/snapshot-crd-missing", "only the cluster knows which CRDs it has"],
  ["cluster/pod-patch-not-applicable", "needs the Pod that the operator would build"],
  ["publication/objects-too-many", bySchema],
  ["subscription/required-fields", bySchema],
  ["subscription/reclaim-policy", bySchema],
  ["imagecatalog/images-count", bySchema],
  ["imagecatalog/major-minimum", bySchema],
  ["imagecatalog/image-required", bySchema],
  ["imagecatalog/component-count", bySchema],
  ["imagecatalog/component-key-format", bySchema],
]);

const calls = "calls others, which are mirrored";

/** Functions of the webhooks that judge, and that no rule mirrors, each with its reason. */
export const otherFunctions: ReadonlyMap<string, string> = new Map([
  ["ClusterCustomValidator.validate", calls],
  ["ClusterCustomValidator.validateClusterChanges", calls],
  ["ClusterCustomValidator.validateImport", calls],
  ["ClusterCustomValidator.validateManagedExtensions", calls],
  ["ClusterCustomValidator.validatePgBaseBackupApplicationDatabase", calls],
  ["ClusterCustomValidator.validateRecoveryApplicationDatabase", calls],
  ["ClusterCustomValidator.validateStorageChange", calls],
  ["ClusterCustomValidator.validateStorageSize", calls],
  ["ClusterCustomValidator.validateTablespaceStorageSize", calls],
  ["ClusterCustomValidator.validateWalStorageSize", calls],
  ["DatabaseCustomValidator.validate", calls],
  ["DatabaseCustomValidator.validateDatabaseChanges", "says nothing so far"],
  ["PoolerCustomValidator.validate", calls],
  ["validate", "switches the others off by annotation: skipped-webhook.ts"],
  ["ClusterCustomValidator.validateRetentionPolicy", "the schema's pattern is stricter"],
  ["isUnsafePathComponent", "a part of validateExternalCluster"],
  ["validateVolumeSnapshotSource", "a part of validateBootstrapRecoveryDataSource"],
]);

/** Functions of the operator's libraries that rules mirror. */
export const libraryFunctions: ReadonlySet<string> = new Set([
  "ValidateAzureCredentials",
  "ValidateAwsCredentials",
  "ValidateGCSCredentials",
  "ValidateBackupConfiguration",
]);
