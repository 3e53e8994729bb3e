import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { instancesOf } from "#admission/cluster/cluster-facts.ts";
import { isTrueAt, listAt, mapAt, numberAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const synchronous = ["spec", "postgresql", "synchronous"] as const;
const constraint = ["spec", "postgresql", "syncReplicaElectionConstraint"] as const;
const maximum = ["spec", "maxSyncReplicas"];
const minimum = ["spec", "minSyncReplicas"];
const code = "invalid-synchronous-replication";

/** As many standbys can confirm a commit as there are besides the primary. */
export const synchronousRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/max-sync-not-below-instances",
    code,
    mirrors: "validateMaxSyncReplicas",
    *check({ object }) {
      const value = numberAt(object, maximum) ?? 0;
      const instances = instancesOf(object);
      if (value >= 0 && value >= instances) yield { path: maximum, values: { value, instances } };
    },
  }),
  clusterError({
    id: "cluster/min-sync-above-max",
    code,
    mirrors: "validateMinSyncReplicas",
    *check({ object }) {
      const value = numberAt(object, minimum) ?? 0;
      const most = numberAt(object, maximum) ?? 0;
      if (value > most) yield { path: minimum, values: { value, maximum: most } };
    },
  }),
  clusterError({
    id: "cluster/sync-legacy-and-new",
    code,
    needs: synchronous,
    mirrors: "validateConfiguration",
    *check({ object }) {
      if (mapAt(object, synchronous) === undefined) return;
      const legacy = [minimum, maximum].filter((path) => (numberAt(object, path) ?? 0) > 0);
      if (legacy.length === 0) return;
      const fields = legacy.map((path) => path.join(".")).join(" and ");
      yield { path: synchronous, values: { fields } };
    },
  }),
  clusterError({
    id: "cluster/synchronous-number-too-high",
    namedSteps: synchronous.length,
    code,
    needs: synchronous,
    mirrors: "validateSynchronousReplicaConfiguration",
    *check({ object }) {
      const section = mapAt(object, synchronous);
      if (section === undefined) return;
      const number = numberAt(section, ["number"]) ?? 0;
      const most = instancesOf(object) + countNames(section) - 1;
      if (number > most) yield { path: [...synchronous, "number"], values: { number, most } };
    },
  }),
  clusterError({
    id: "cluster/sync-election-labels-missing",
    code,
    needs: constraint,
    mirrors: "validateSyncReplicaElectionConstraint",
    *check({ object }) {
      const path = [...constraint, "nodeLabelsAntiAffinity"];
      if (isTrueAt(object, [...constraint, "enabled"]) && listAt(object, path).length === 0) {
        yield { path };
      }
    },
  }),
];

function countNames(section: JsonObject): number {
  return listAt(section, ["standbyNamesPre"]).length + listAt(section, ["standbyNamesPost"]).length;
}
