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
import type { ObjectPath } from "#admission/object.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** Rules about an optional section: most objects do not have it, and then none of them is asked. */
function needing(needs: ObjectPath, rules: readonly WebhookRule[]): readonly WebhookRule[] {
  return rules.map((rule) => ({ ...rule, needs }));
}

/** All that the operator's webhooks check. A new rule is one object in a list and its list one line here. */
export const webhookRules: readonly WebhookRule[] = [
  ...nameRules,
  ...imageRules,
  ...bootstrapRules,
  ...needing(["spec", "bootstrap", "initdb", "import"], importRules),
  ...recoverySourceRules,
  ...needing(["spec", "bootstrap", "recovery"], recoverySnapshotRules),
  ...needing(["spec", "bootstrap", "recovery"], recoveryTargetRules),
  ...parameterRules,
  ...walLevelRules,
  ...walSizeRules,
  ...needing(["spec", "resources"], resourceRules),
  ...needing(["spec", "externalClusters"], externalClusterRules),
  ...needing(["spec", "replica"], replicaRules),
  ...clusterChangeRules,
  ...accessRules,
  ...annotationRules,
  ...needing(["spec", "certificates"], certificateRules),
  ...needing(["spec", "env"], environmentRules),
  ...needing(["spec", "postgresql", "extensions"], extensionRules),
  ...needing(["spec", "postgresql", "extensions"], extensionVariableRules),
  ...failoverQuorumRules,
  ...needing(["spec", "managed"], managedRoleRules),
  ...needing(["spec", "managed"], managedServiceRules),
  ...needing(["spec", "backup"], objectStoreRules),
  ...needing(["spec", "affinity"], placementRules),
  ...podSelectorRules,
  ...primaryRules,
  ...replicationSlotRules,
  ...storageRules,
  ...synchronousRules,
  ...tablespaceRules,
  ...needing(["spec", "plugins"], walArchiverRules),
  ...clusterWarnings,
  ...backupRules,
  ...scheduleRules,
  ...databaseRules,
  ...poolerRules,
  ...poolerWarnings,
  ...validationSwitchRules,
];
