/**
 * Rules of the webhook that another rule of ours reports, which also reads templates and patches, or
 * has more to say about the text: the id, and where to look.
 */
export const coveredRules: ReadonlyMap<string, string> = new Map([
  ["cluster/storage-size-missing", "objects/storage-rule.ts"],
  ["cluster/storage-size-invalid", "objects/storage-rule.ts"],
  ["cluster/param-name-invalid", "parameters/parameter-rule.ts"],
  ["cluster/param-fixed", "parameters/parameter-rule.ts"],
  ["cluster/shared-buffers-unparseable", "parameters/parameter-rule.ts"],
  ["cluster/min-wal-size-unparseable", "parameters/parameter-rule.ts"],
  ["cluster/max-wal-size-unparseable", "parameters/parameter-rule.ts"],
  ["cluster/hot-standby-feedback-not-bool", "parameters/parameter-rule.ts"],
  ["cluster/sync-replication-slots-not-bool", "parameters/parameter-rule.ts"],
  ["cluster/wal-log-hints-not-bool", "parameters/parameter-rule.ts"],
  ["scheduledbackup/schedule-invalid", "objects/schedule-rule.ts"],
  ["scheduledbackup/warn-schedule-fields", "objects/schedule-rule.ts"],
  ["cluster/warn-in-tree-barman", "advice/deprecated-rule.ts"],
  ["cluster/warn-pod-monitor-enabled", "advice/deprecated-rule.ts"],
  ["cluster/warn-pod-monitor-metric-relabelings", "advice/deprecated-rule.ts"],
  ["cluster/warn-pod-monitor-relabelings", "advice/deprecated-rule.ts"],
  ["pooler/warn-monitoring-deprecated", "advice/deprecated-rule.ts"],
  ["pooler/parameter-not-allowed", "parameters/pooler-parameter-rule.ts"],
]);

/** Only where that rule has spoken: what it does not see is said by the webhook's own rule. */
export function isReportedElsewhere(
  { id, code }: { readonly id: string; readonly code: string },
  found: readonly { readonly code: string }[],
): boolean {
  if (!coveredRules.has(id)) return false;
  const own = id.startsWith("cluster/storage-size-");
  return !own || found.some((finding) => finding.code === code);
}
