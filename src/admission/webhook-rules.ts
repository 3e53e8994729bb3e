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
];
