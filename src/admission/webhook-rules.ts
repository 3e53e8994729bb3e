import { accessRules } from "#admission/cluster/access-rules.ts";
import { annotationRules } from "#admission/cluster/annotation-rules.ts";
import { certificateRules } from "#admission/cluster/certificate-rules.ts";
import { environmentRules } from "#admission/cluster/environment-rules.ts";
import { extensionRules } from "#admission/cluster/extension-rules.ts";
import { extensionVariableRules } from "#admission/cluster/extension-variable-rules.ts";
import { failoverQuorumRules } from "#admission/cluster/failover-quorum-rules.ts";
import { managedRoleRules } from "#admission/cluster/managed-role-rules.ts";
import { managedServiceRules } from "#admission/cluster/managed-service-rules.ts";
import { objectStoreRules } from "#admission/cluster/object-store-rules.ts";
import { placementRules } from "#admission/cluster/placement-rules.ts";
import { podSelectorRules } from "#admission/cluster/pod-selector-rules.ts";
import { primaryRules } from "#admission/cluster/primary-rules.ts";
import { replicationSlotRules } from "#admission/cluster/replication-slot-rules.ts";
import { storageRules } from "#admission/cluster/storage-rules.ts";
import { synchronousRules } from "#admission/cluster/synchronous-rules.ts";
import { tablespaceRules } from "#admission/cluster/tablespace-rules.ts";
import { walArchiverRules } from "#admission/cluster/wal-archiver-rules.ts";
import { clusterWarnings } from "#admission/cluster/warning-rules.ts";
import { backupRules } from "#admission/backup/backup-rules.ts";
import { scheduleRules } from "#admission/scheduled-backup/schedule-rules.ts";
import { databaseRules } from "#admission/database/database-rules.ts";
import { poolerRules, poolerWarnings } from "#admission/pooler/pooler-rules.ts";
import { validationSwitchRules } from "#admission/common/validation-switch-rules.ts";
import { clusterChangeRules } from "#admission/change/cluster-change-rules.ts";
import { bootstrapRules } from "#admission/cluster/bootstrap-rules.ts";
import { externalClusterRules } from "#admission/cluster/external-cluster-rules.ts";
import { imageRules } from "#admission/cluster/image-rules.ts";
import { importRules } from "#admission/cluster/import-rules.ts";
import { nameRules } from "#admission/cluster/name-rules.ts";
import { parameterRules } from "#admission/cluster/parameter-rules.ts";
import { recoverySnapshotRules } from "#admission/cluster/recovery-snapshot-rules.ts";
import { recoverySourceRules } from "#admission/cluster/recovery-source-rules.ts";
import { recoveryTargetRules } from "#admission/cluster/recovery-target-rules.ts";
import { replicaRules } from "#admission/cluster/replica-rules.ts";
import { resourceRules } from "#admission/cluster/resource-rules.ts";
import { walLevelRules } from "#admission/cluster/wal-level-rules.ts";
import { walSizeRules } from "#admission/cluster/wal-size-rules.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** All that the operator's webhooks check. A new rule is one object in a list and its list one line here. */
export const webhookRules: readonly WebhookRule[] = [
  ...nameRules,
  ...imageRules,
  ...bootstrapRules,
  ...importRules,
  ...recoverySourceRules,
  ...recoverySnapshotRules,
  ...recoveryTargetRules,
  ...parameterRules,
  ...walLevelRules,
  ...walSizeRules,
  ...resourceRules,
  ...externalClusterRules,
  ...replicaRules,
  ...clusterChangeRules,
  ...accessRules,
  ...annotationRules,
  ...certificateRules,
  ...environmentRules,
  ...extensionRules,
  ...extensionVariableRules,
  ...failoverQuorumRules,
  ...managedRoleRules,
  ...managedServiceRules,
  ...objectStoreRules,
  ...placementRules,
  ...podSelectorRules,
  ...primaryRules,
  ...replicationSlotRules,
  ...storageRules,
  ...synchronousRules,
  ...tablespaceRules,
  ...walArchiverRules,
  ...clusterWarnings,
  ...backupRules,
  ...scheduleRules,
  ...databaseRules,
  ...poolerRules,
  ...poolerWarnings,
  ...validationSwitchRules,
];
