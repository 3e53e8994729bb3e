import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { parametersOf, postgresMajorOf } from "#admission/cluster/cluster-facts.ts";
import { isTrueAt, listAt, valueAt } from "#admission/read.ts";
import type { AdmissionInput, WebhookRule } from "#admission/rule.ts";
import { parseOperatorBoolean } from "#domain/cnpg/operator-boolean.ts";
import { isGoRegexp } from "#domain/kubernetes/go-regexp.ts";

const slots = ["spec", "replicationSlots"] as const;
const highAvailability = [...slots, "highAvailability"] as const;
const decoding = [...highAvailability, "synchronizeLogicalDecoding"] as const;
const excluded = [...slots, "synchronizeReplicas", "excludePatterns"] as const;
const code = "incomplete-slot-synchronization";

/** Slots that a standby keeps in step with the primary, by the operator, PostgreSQL or pg_failover_slots. */
export const replicationSlotRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/slots-exclude-pattern",
    code: "invalid-slot-pattern",
    needs: excluded,
    namedSteps: excluded.length,
    mirrors: "validateReplicationSlots",
    *check({ object }) {
      if (!isEnabled(object, "highAvailability") && !isEnabled(object, "synchronizeReplicas")) {
        return;
      }
      for (const [index, pattern] of listAt(object, excluded).entries()) {
        if (typeof pattern !== "string" || isGoRegexp(pattern)) continue;
        yield { path: [...excluded, index], values: { pattern } };
      }
    },
  }),
  clusterError({
    id: "cluster/logical-decoding-needs-failover-slots",
    code,
    needs: decoding,
    mirrors: "validateSynchronizeLogicalDecoding",
    *check(input) {
      const major = decodingMajor(input);
      if (major === undefined || major >= 17) return;
      yield { path: decoding, values: { major } };
    },
  }),
  decodingParameterRule("cluster/logical-decoding-hot-standby-feedback", "hot_standby_feedback"),
  decodingParameterRule("cluster/logical-decoding-sync-slots", "sync_replication_slots"),
  clusterError({
    id: "cluster/failover-slots-hot-standby-feedback",
    code,
    mirrors: "validatePgFailoverSlots",
    *check({ object }) {
      if (usesFailoverSlots(object) && !isOn(object, "hot_standby_feedback")) {
        yield { path: parameterPath("hot_standby_feedback") };
      }
    },
  }),
  clusterError({
    id: "cluster/failover-slots-ha-disabled",
    namedSteps: highAvailability.length,
    code,
    mirrors: "validatePgFailoverSlots",
    *check({ object }) {
      if (usesFailoverSlots(object) && !isEnabled(object, "highAvailability")) {
        yield { path: [...highAvailability, "enabled"] };
      }
    },
  }),
];

function decodingParameterRule(id: string, name: string): WebhookRule {
  return clusterError({
    id,
    code,
    needs: decoding,
    mirrors: "validateSynchronizeLogicalDecoding",
    *check(input) {
      const major = decodingMajor(input);
      if (major === undefined || major < 17 || isOn(input.object, name)) return;
      yield { path: parameterPath(name) };
    },
  });
}

/** The major where logical slots are to be synchronized without the extension; else undefined. */
function decodingMajor(input: AdmissionInput): number | undefined {
  const wanted = isTrueAt(input.object, decoding);
  return wanted && !usesFailoverSlots(input.object) ? postgresMajorOf(input) : undefined;
}

function usesFailoverSlots(object: JsonObject): boolean {
  return [...parametersOf(object).keys()].some((name) => name.startsWith("pg_failover_slots."));
}

/** Whatever is no boolean counts as off. */
function isOn(object: JsonObject, name: string): boolean {
  return parseOperatorBoolean(parametersOf(object).get(name) ?? "") === true;
}

function isEnabled(object: JsonObject, section: string): boolean {
  return valueAt(object, [...slots, section, "enabled"]) !== false;
}

function parameterPath(name: string): readonly string[] {
  return ["spec", "postgresql", "parameters", name];
}
