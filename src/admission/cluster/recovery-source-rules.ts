import { bootstrapPath, bootstrapSection } from "#admission/cluster/bootstrap-section.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { findExternalCluster, hasAnySection } from "#admission/cluster/cluster-facts.ts";
import { textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { isInRelease } from "#domain/cnpg/compare-releases.ts";

/** What a Cluster is restored or copied from must be among its external clusters. */
export const recoverySourceRules: readonly WebhookRule[] = [
  sourceRule("cluster/pg-basebackup-source-not-found", "pg_basebackup"),
  sourceRule("cluster/recovery-source-not-found", "recovery"),
  clusterError({
    id: "cluster/recovery-source-unusable",
    code: "external-cluster-without-source",
    needs: bootstrapPath("recovery", "source"),
    mirrors: "validateBootstrapRecoverySource",
    *check({ object, operator }) {
      const source = textAt(object, bootstrapPath("recovery", "source"));
      const external = source === "" ? undefined : findExternalCluster(object, source);
      // The operator says this of a missing cluster as well, beside saying that it is missing.
      if (external === undefined) return;
      const takesConnections = isInRelease(operator.version, { since: "1.28.2" });
      const sections = takesConnections ? [...stores, "connectionParameters"] : stores;
      if (hasAnySection(external, sections)) return;
      const variant = takesConnections ? {} : { variant: "store" };
      yield { path: bootstrapPath("recovery", "source"), ...variant, values: { source } };
    },
  }),
];

const stores = ["barmanObjectStore", "plugin"];

/** An empty source is left to the schema, which demands one of `pg_basebackup`. */
function sourceRule(id: string, method: "recovery" | "pg_basebackup"): WebhookRule {
  return clusterError({
    id,
    code: "external-cluster-not-found",
    needs: bootstrapPath(method, "source"),
    mirrors:
      method === "recovery"
        ? "validateBootstrapRecoverySource"
        : "validateBootstrapPgBaseBackupSource",
    *check({ object }) {
      const source = textAt(bootstrapSection(object, method), ["source"]);
      if (source === "" || findExternalCluster(object, source) !== undefined) return;
      yield { path: bootstrapPath(method, "source"), values: { name: source } };
    },
  });
}
