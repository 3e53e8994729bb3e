import { clusterError } from "#admission/cluster/cluster-error.ts";
import { isTrueAt, listAt, mapAt, numberAt, valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseGoBool } from "#domain/kubernetes/go-bool.ts";

const annotation = ["metadata", "annotations", "alpha.cnpg.io/failoverQuorum"] as const;
const synchronous = ["spec", "postgresql", "synchronous"] as const;
const code = "invalid-failover-quorum";

/** A quorum for failover counts standbys of synchronous replication that the operator may promote. */
export const failoverQuorumRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/failover-quorum-annotation-value",
    code,
    needs: annotation,
    mirrors: "validateFailoverQuorumAlphaAnnotation",
    *check({ object }) {
      const value = valueAt(object, annotation);
      if (typeof value === "string" && parseGoBool(value) === undefined) {
        yield { path: annotation, values: { value } };
      }
    },
  }),
  clusterError({
    id: "cluster/failover-quorum-annotation-sync",
    code,
    needs: annotation,
    mirrors: "validateFailoverQuorumAlphaAnnotation",
    *check({ object }) {
      const value = valueAt(object, annotation);
      const active = typeof value === "string" && parseGoBool(value) === true;
      if (active && mapAt(object, synchronous) === undefined) yield { path: synchronous };
    },
  }),
  clusterError({
    id: "cluster/failover-quorum-number-too-low",
    namedSteps: synchronous.length,
    code,
    needs: synchronous,
    mirrors: "validateFailoverQuorum",
    *check({ object }) {
      const section = mapAt(object, synchronous);
      if (!isTrueAt(section, ["failoverQuorum"])) return;
      const number = numberAt(section, ["number"]) ?? 0;
      const names =
        listAt(section, ["standbyNamesPre"]).length + listAt(section, ["standbyNamesPost"]).length;
      if (number <= names) yield { path: [...synchronous, "number"], values: { number, names } };
    },
  }),
];
