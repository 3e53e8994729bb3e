import type { JsonObject } from "#domain/kubernetes/json.ts";
import { valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";

const path = ["spec", "schedule"] as const;
const common = {
  kinds: ["ScheduledBackup"],
  on: "write",
  mirrors: "ScheduledBackupCustomValidator.validate",
} as const;

/** When a backup is made: six fields, the second first. */
export const scheduleRules: readonly WebhookRule[] = [
  {
    ...common,
    id: "scheduledbackup/schedule-invalid",
    code: "invalid-schedule",
    severity: "error",
    *check({ object }) {
      const value = scheduleOf(object);
      if (value !== undefined && "problem" in parseCron(value)) yield { path, values: { value } };
    },
  },
  {
    ...common,
    id: "scheduledbackup/warn-schedule-fields",
    code: "cron-five-fields",
    severity: "warning",
    *check({ object }) {
      const value = warnedSchedule(object);
      if (value === undefined) return;
      const shorthand = value.startsWith("@") ? { variant: "shorthand" } : {};
      yield { path, values: { value }, ...shorthand };
    },
  },
];

/** A schedule that can be read and has not six words; the operator warns about it. */
function warnedSchedule(object: JsonObject): string | undefined {
  const value = scheduleOf(object);
  if (value === undefined || "problem" in parseCron(value)) return undefined;
  return value.trim().split(/\s+/).length === 6 ? undefined : value;
}

function scheduleOf(object: JsonObject): string | undefined {
  const value = valueAt(object, path);
  return typeof value === "string" ? value : undefined;
}
