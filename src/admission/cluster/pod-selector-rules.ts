import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import type { ObjectPath } from "#admission/object.ts";
import { itemsAt, listAt, mapAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import { judgeHbaSelectors } from "#domain/cnpg/hba-selectors.ts";
import type { HbaSelectorProblem } from "#domain/cnpg/hba-selectors.ts";
import { isLabelValue, isQualifiedName } from "#domain/kubernetes/name.ts";

const selectors = ["spec", "podSelectorRefs"] as const;
const hbaLines = ["spec", "postgresql", "pg_hba"] as const;
const common = {
  code: "invalid-pod-selector",
  since: "1.29.0",
  mirrors: "validatePodSelectorRefs",
} as const;

/** Pod selectors, and the lines of pg_hba that name them. */
export const podSelectorRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/pod-selector-invalid",
    needs: selectors,
    *check({ object }) {
      for (const { item, path } of itemsAt(object, selectors)) {
        const at = [...path, "selector"];
        yield* judgeLabels(item, [...at, "matchLabels"]);
        for (const requirement of itemsAt(item, ["selector", "matchExpressions"])) {
          yield* judgeRequirement(requirement.item, [...path, ...requirement.path]);
        }
      }
    },
  }),
  hbaRule("cluster/hba-descriptor-unknown", "unknown-type"),
  hbaRule("cluster/hba-selector-not-found", "not-found"),
  hbaRule("cluster/hba-multiple-selectors", "several"),
];

function* judgeLabels(item: JsonObject, path: ObjectPath): Iterable<Violation> {
  for (const [key, value] of Object.entries(mapAt(item, ["selector", "matchLabels"]) ?? {})) {
    const at = [...path, key];
    if (!isQualifiedName(key)) yield { path: at, variant: "key", values: { key } };
    if (typeof value === "string" && !isLabelValue(value)) {
      yield { path: at, variant: "value", values: { value } };
    }
  }
}

function* judgeRequirement(item: JsonObject, path: ObjectPath): Iterable<Violation> {
  const operator = textAt(item, ["operator"]);
  const key = textAt(item, ["key"]);
  const values = listAt(item, ["values"]);
  const operatorProblem = judgeOperator(operator, values.length);
  if (operatorProblem !== undefined) {
    const [field, variant] = operatorProblem;
    yield { path: [...path, field], variant, values: { operator } };
  }
  if (!isQualifiedName(key)) yield { path: [...path, "key"], variant: "key", values: { key } };
  for (const [index, value] of values.entries()) {
    if (typeof value !== "string" || isLabelValue(value)) continue;
    yield { path: [...path, "values", index], variant: "value", values: { value } };
  }
}

/** The field at fault and the message for it. */
function judgeOperator(operator: string, count: number): readonly [string, string] | undefined {
  switch (operator) {
    case "In":
    case "NotIn":
      return count === 0 ? ["values", "values-missing"] : undefined;
    case "Exists":
    case "DoesNotExist":
      return count > 0 ? ["values", "values-extra"] : undefined;
    default:
      return ["operator", "operator"];
  }
}

function hbaRule(id: string, kind: HbaSelectorProblem["kind"]): WebhookRule {
  return clusterError({
    ...common,
    id,
    needs: hbaLines,
    *check({ object }) {
      const known = new Set(itemsAt(object, selectors).map(({ item }) => textAt(item, ["name"])));
      for (const [index, line] of listAt(object, hbaLines).entries()) {
        const problem = typeof line === "string" ? judgeHbaSelectors(line, known) : undefined;
        if (problem?.kind !== kind) continue;
        yield { path: [...hbaLines, index], values: { ...problem } };
      }
    },
  });
}
