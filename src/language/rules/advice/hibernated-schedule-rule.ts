import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { isTrue } from "#language/rules/advice/read-values.ts";
import { findCluster } from "#language/rules/neighbour-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { stringAt } from "#manifest/values.ts";

const path = ["spec", "cluster", "name"];

/** A hibernated cluster has no instance to take a backup of; each run fails (`ClusterIsHibernated`). */
export const hibernatedScheduleRule: NeighbourRule = adviceRule({
  code: "schedule-while-hibernated",
  kinds: ["ScheduledBackup"],
  *judge(input: NeighbourInput) {
    const { root } = input.document;
    const cluster = stringAt(root, path) ?? "";
    if (isTrue(root, ["spec", "suspend"])) return;
    if (findCluster(input)?.hibernated !== true) return;
    yield* atValue(input, path, { values: { cluster } });
  },
});
