import type { WebhookRule } from "#admission/rule.ts";

/** A rule of the Cluster's webhook that refuses the object, new or changed. */
export function clusterError(
  rule: Pick<
    WebhookRule,
    "id" | "code" | "mirrors" | "check" | "since" | "until" | "needs" | "namedSteps"
  >,
): WebhookRule {
  return { ...rule, kinds: ["Cluster"], on: "write", severity: "error" };
}
