import { configurationRule, parameterPath } from "#admission/cluster/configuration-rule.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseOperatorBoolean } from "#domain/cnpg/operator-boolean.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import { findManagedParameter, isRefusedByOperator } from "#domain/postgres/managed-parameters.ts";

/** Names that may not be set, and values that the operator has to read itself. */
export const parameterRules: readonly WebhookRule[] = [
  configurationRule({
    id: "cluster/param-name-invalid",
    code: "invalid-parameter-name",
    since: ["1.28.4", "1.29.2"],
    *check({ parameters }) {
      for (const name of parameters.keys()) {
        if (!wellFormed.test(name)) yield { path: parameterPath(name), values: { name } };
      }
    },
  }),
  configurationRule({
    id: "cluster/param-fixed",
    code: "fixed-parameter",
    *check({ parameters, operator }) {
      for (const [name, value] of parameters) {
        const managed = findManagedParameter(name, operator.version);
        if (managed === undefined || !isRefusedByOperator(managed, value)) continue;
        const { instead } = managed;
        const variant = instead === undefined ? {} : { variant: "instead" };
        yield { path: parameterPath(name), ...variant, values: { name, instead: instead ?? "" } };
      }
    },
  }),
  sizeRule("cluster/shared-buffers-unparseable", "shared_buffers"),
  sizeRule("cluster/min-wal-size-unparseable", "min_wal_size"),
  sizeRule("cluster/max-wal-size-unparseable", "max_wal_size"),
  booleanRule("cluster/hot-standby-feedback-not-bool", "hot_standby_feedback"),
  booleanRule("cluster/sync-replication-slots-not-bool", "sync_replication_slots"),
  booleanRule("cluster/wal-log-hints-not-bool", "wal_log_hints"),
];

const wellFormed = /^[A-Za-z_][A-Za-z0-9_$]*(?:\.[A-Za-z_][A-Za-z0-9_$]*)?$/;

/** An empty text is the same as no text here, and not where a boolean is read. */
function sizeRule(id: string, name: string): WebhookRule {
  return configurationRule({
    id,
    code: "operator-unreadable-size",
    needs: parameterPath(name),
    mirrors: "parsePostgresQuantityValue",
    *check({ parameters }) {
      const value = parameters.get(name) ?? "";
      if (value === "" || parseOperatorSize(value) !== undefined) return;
      yield { path: parameterPath(name), values: { name, value } };
    },
  });
}

function booleanRule(id: string, name: string): WebhookRule {
  return configurationRule({
    id,
    code: "operator-unreadable-boolean",
    needs: parameterPath(name),
    mirrors: "tryParseBooleanPostgresParameter",
    *check({ parameters }) {
      const value = parameters.get(name);
      if (value === undefined || parseOperatorBoolean(value) !== undefined) return;
      yield { path: parameterPath(name), values: { name, value: value === "" ? '""' : value } };
    },
  });
}
