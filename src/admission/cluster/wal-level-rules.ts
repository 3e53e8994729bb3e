import { instancesOf, isArchivingDisabled, isReplica } from "#admission/cluster/cluster-facts.ts";
import { configurationRule, parameterPath } from "#admission/cluster/configuration-rule.ts";
import type { Configuration } from "#admission/cluster/configuration-rule.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseOperatorBoolean } from "#domain/cnpg/operator-boolean.ts";
import { operatorDefaults } from "#domain/postgres/managed-parameters.ts";

/** WAL must hold what archiving, standbys and `pg_rewind` need. */
export const walLevelRules: readonly WebhookRule[] = [
  configurationRule({
    id: "cluster/wal-level-unknown",
    code: "wal-level-not-allowed",
    *check(configuration) {
      const level = walLevelOf(configuration);
      if (!levels.includes(level)) yield { path: parameterPath("wal_level"), values: { level } };
    },
  }),
  configurationRule({
    id: "cluster/wal-level-minimal-forbidden",
    code: "wal-level-not-allowed",
    *check(configuration) {
      const reason = whyNotMinimal(configuration);
      if (walLevelOf(configuration) !== "minimal" || reason === undefined) return;
      const values = { instances: instancesOf(configuration.object) };
      yield { path: parameterPath("wal_level"), variant: reason, values };
    },
  }),
  configurationRule({
    id: "cluster/max-wal-senders-not-zero",
    code: "wal-level-not-allowed",
    *check(configuration) {
      if (walLevelOf(configuration) !== "minimal") return;
      if (configuration.parameters.get("max_wal_senders") === "0") return;
      yield { path: parameterPath("max_wal_senders") };
    },
  }),
  configurationRule({
    id: "cluster/wal-log-hints-off",
    code: "wal-log-hints-off",
    needs: parameterPath("wal_log_hints"),
    *check({ object, parameters }) {
      const value = parameters.get("wal_log_hints");
      const instances = instancesOf(object);
      if (value === undefined || instances <= 1 || parseOperatorBoolean(value) !== false) return;
      yield { path: parameterPath("wal_log_hints"), values: { value, instances } };
    },
  }),
];

const levels: readonly string[] = ["logical", "replica", "minimal"];

function walLevelOf({ parameters }: Configuration): string {
  return parameters.get("wal_level") ?? operatorDefaults["wal_level"] ?? "";
}

/** The message that names the first obstacle; undefined where nothing stands against it. */
function whyNotMinimal({ object }: Configuration): string | undefined {
  if (instancesOf(object) > 1) return "instances";
  if (isReplica(object)) return "replica";
  return isArchivingDisabled(object) ? undefined : "archiving";
}
