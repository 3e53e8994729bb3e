import { adviceRule, atKey, atValue } from "#language/rules/advice/advice-rule.ts";
import { integerAt, isWritten, numberTextAt } from "#language/rules/advice/read-values.ts";
import { findCluster } from "#language/rules/neighbour-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { stringAt } from "#manifest/values.ts";

const settings = ["spec", "pgbouncer", "parameters"];
const poolSize = [...settings, "default_pool_size"];

/** Each PgBouncer opens a pool of its own for every pair of user and database. */
export const poolerConnectionsRule: NeighbourRule = adviceRule({
  code: "pooler-exceeds-connections",
  kinds: ["Pooler"],
  *judge(input: NeighbourInput) {
    const { root } = input.document;
    const cluster = stringAt(root, ["spec", "cluster", "name"]) ?? "";
    const allowed = findCluster(input)?.connections;
    const instances = integerAt(root, ["spec", "instances"], 1);
    const pool = poolOf(input);
    if (allowed === undefined || instances === undefined || pool === undefined) return;
    if (instances * pool <= allowed) return;
    const values = { cluster, instances, pool, total: instances * pool, allowed };
    if (isWritten(root, poolSize)) yield* atValue(input, poolSize, { values });
    else yield* atKey(input, ["spec", "pgbouncer"], { values });
  },
});

/** The most that one PgBouncer opens for one pair; undefined where a number cannot be read. */
function poolOf({ document }: NeighbourInput): number | undefined {
  const read = (name: string, otherwise: number) =>
    numberTextAt(document.root, [...settings, name], otherwise);
  const pool = read("default_pool_size", 20);
  const caps = [read("max_db_connections", 0), read("max_user_connections", 0)];
  if (pool === undefined || caps.includes(undefined)) return undefined;
  return Math.min(pool, ...caps.map((cap) => (cap ? cap : Number.POSITIVE_INFINITY)));
}
