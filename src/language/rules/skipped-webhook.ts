import type { Finding } from "#language/finding.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { stringAt } from "#manifest/values.ts";

/**
 * With this annotation the operator's webhook lets everything pass (`isValidationEnabled`). What only
 * the webhook would refuse is still wrong, but nobody refuses it. The webhook of ScheduledBackup is
 * registered without that test.
 */
export function softenWithoutWebhook(
  document: ManifestDocument,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!isWebhookSkipped(document)) return findings;
  if (document.kind?.toLowerCase() === "scheduledbackup") return findings;
  return findings.map((finding) => (finding.refusedBy === "operator" ? soften(finding) : finding));
}

export function isWebhookSkipped({ root }: ManifestDocument): boolean {
  return stringAt(root, annotation) === "disabled";
}

const annotation = ["metadata", "annotations", "cnpg.io/validation"] as const;

function soften(finding: Finding): Finding {
  const severity = finding.severity === "error" ? "warning" : finding.severity;
  return { ...finding, severity, refusedBy: null };
}
