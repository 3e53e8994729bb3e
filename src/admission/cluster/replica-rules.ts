import { bootstrapSection } from "#admission/cluster/bootstrap-section.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { findExternalCluster, isReplica } from "#admission/cluster/cluster-facts.ts";
import { textAt, valueAt } from "#admission/read.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";
import { judgePromotionToken } from "#domain/cnpg/promotion-token.ts";

/** A Cluster that follows another one, and its promotion. */
export const replicaRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/replica-enabled-with-primary",
    code: "replica-cluster-conflict",
    mirrors: "validateReplicaMode",
    *check({ object }) {
      const primary = textAt(object, ["spec", "replica", "primary"]);
      const enabled = valueAt(object, ["spec", "replica", "enabled"]);
      if (primary === "" || typeof enabled !== "boolean") return;
      yield { path: ["spec", "replica", "enabled"], values: { primary } };
    },
  }),
  clusterError({
    id: "cluster/replica-bootstrap-initdb",
    code: "replica-cluster-conflict",
    mirrors: "validateReplicaMode",
    *check({ object, old }) {
      // A Cluster that exists may become a replica, however it began.
      if (old !== undefined || !isReplica(object)) return;
      const copied = ["recovery", "pg_basebackup"] as const;
      if (copied.some((method) => bootstrapSection(object, method) !== undefined)) return;
      yield { path: ["spec", "replica"] };
    },
  }),
  referenceRule("cluster/replica-source-not-found", "source"),
  referenceRule("cluster/replica-self-not-found", "self"),
  referenceRule("cluster/replica-primary-not-found", "primary"),
  tokenRule("cluster/promotion-token-with-delay", function* ({ object }) {
    if (isDelayed(object)) yield { path: ["spec", "replica", "minApplyDelay"] };
  }),
  tokenRule("cluster/promotion-token-on-replica", function* ({ object }) {
    if (!isDelayed(object) && isReplica(object)) yield { path: tokenPath };
  }),
  tokenRule("cluster/promotion-token-malformed", function* (input) {
    if (judgeToken(input)?.kind === "malformed") yield { path: tokenPath };
  }),
  tokenRule("cluster/promotion-token-incomplete", function* (input) {
    const verdict = judgeToken(input);
    if (verdict?.kind !== "incomplete") return;
    yield { path: tokenPath, values: { member: verdict.missing } };
  }),
];

function referenceRule(id: string, field: "source" | "self" | "primary"): WebhookRule {
  return clusterError({
    id,
    code: "external-cluster-not-found",
    mirrors: "validateReplicaClusterExternalClusters",
    *check({ object }) {
      const name = textAt(object, ["spec", "replica", field]);
      // An empty source is left to the schema, which demands one.
      if (name === "" || findExternalCluster(object, name) !== undefined) return;
      yield { path: ["spec", "replica", field], values: { name } };
    },
  });
}

const tokenPath = ["spec", "replica", "promotionToken"];

function tokenRule(id: string, check: (input: AdmissionInput) => Iterable<Violation>): WebhookRule {
  return clusterError({
    id,
    code: "invalid-promotion-token",
    mirrors: "validatePromotionToken",
    *check(input) {
      if (textAt(input.object, tokenPath) !== "") yield* check(input);
    },
  });
}

/** Only the token of a Cluster that is about to be a primary is read. */
function judgeToken({
  object,
}: AdmissionInput): ReturnType<typeof judgePromotionToken> | undefined {
  return isDelayed(object) || isReplica(object)
    ? undefined
    : judgePromotionToken(textAt(object, tokenPath));
}

/** A delay of zero counts, since it is there. */
function isDelayed(object: AdmissionInput["object"]): boolean {
  return (valueAt(object, ["spec", "replica", "minApplyDelay"]) ?? undefined) !== undefined;
}
