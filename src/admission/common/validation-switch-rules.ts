import { valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const path = ["metadata", "annotations", "cnpg.io/validation"] as const;

/** The webhook of ScheduledBackup does not look at the annotation. */
const common = {
  kinds: ["Cluster", "Backup", "Pooler", "Database"],
  on: "write",
  severity: "warning",
  code: "validation-switch",
  mirrors: "isValidationEnabled",
} as const;

/** The annotation that switches the webhook off for an object. */
export const validationSwitchRules: readonly WebhookRule[] = [
  {
    ...common,
    id: "common/warn-validation-disabled",
    *check({ object }) {
      if (valueAt(object, path) === "disabled") yield { path };
    },
  },
  {
    ...common,
    id: "common/warn-validation-annotation-unknown",
    *check({ object }) {
      const value = valueAt(object, path);
      if (typeof value !== "string" || ["", "enabled", "disabled"].includes(value)) return;
      yield { path, values: { value } };
    },
  },
];
