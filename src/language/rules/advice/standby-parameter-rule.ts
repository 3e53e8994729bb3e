import { adviceRule, atKey, atValue } from "#language/rules/advice/advice-rule.ts";
import { integerAt, isWritten, numberTextAt } from "#language/rules/advice/read-values.ts";
import { parametersPath } from "#language/rules/advice/sized-setting.ts";
import type { Rule } from "#language/rules/rule.ts";
import type { YamlNode } from "#manifest/nodes.ts";

/** What holds where nothing is written: PostgreSQL's default, or the operator's. */
const enforced: Readonly<Record<string, number>> = {
  max_connections: 100,
  max_worker_processes: 32,
  max_wal_senders: 10,
  max_prepared_transactions: 0,
  max_locks_per_transaction: 64,
};

/**
 * A hot standby refuses to run with less of these than its primary had, so the operator turns the
 * order of restarts around when they fall.
 */
export const standbyParameterRule: Rule = adviceRule({
  code: "standby-parameter-lowered",
  kinds: ["Cluster"],
  *judge(input) {
    const { root } = input.document;
    const before = input.old?.placed.document.root;
    const instances = integerAt(root, ["spec", "instances"], 1) ?? 0;
    if (before === undefined || instances < 2) return;
    for (const fall of fallsOf(before, root)) {
      const { name } = fall;
      const path = [...parametersPath, name];
      if (isWritten(root, path)) yield* atValue(input, path, { values: { ...fall } });
      else yield* atKey(input, ["spec"], { values: { ...fall } });
    }
  },
});

interface Fall {
  readonly name: string;
  readonly old: number;
  readonly value: number;
}

function fallsOf(before: YamlNode | undefined, root: YamlNode | undefined): readonly Fall[] {
  return Object.entries(enforced).flatMap(([name, otherwise]) => {
    const path = [...parametersPath, name];
    const old = numberTextAt(before, path, otherwise);
    const value = numberTextAt(root, path, otherwise);
    return old === undefined || value === undefined || value >= old ? [] : [{ name, old, value }];
  });
}
