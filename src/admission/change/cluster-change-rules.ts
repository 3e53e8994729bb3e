import { fixedFieldRules } from "#admission/change/fixed-field-rules.ts";
import { imageChangeRules } from "#admission/change/image-change-rules.ts";
import { roleChangeRules } from "#admission/change/role-change-rules.ts";
import { storageChangeRules } from "#admission/change/storage-change-rules.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** All that the Cluster's webhook checks only on update (`validateClusterChanges`); no other kind's has any. */
export const clusterChangeRules: readonly WebhookRule[] = [
  ...imageChangeRules,
  ...storageChangeRules,
  ...fixedFieldRules,
  ...roleChangeRules,
];
