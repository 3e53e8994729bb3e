import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { isSetAt, itemsAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import { isLabelValue, isQualifiedName } from "#domain/kubernetes/name.ts";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Which nodes the instances may run on. */
export const placementRules: readonly WebhookRule[] = [
  tolerationRule("cluster/toleration-key", "key", ({ key }) => key !== "" && !isQualifiedName(key)),
  tolerationRule(
    "cluster/toleration-operator-required",
    "operator",
    ({ key, operator }) => key === "" && operator !== "Exists",
  ),
  tolerationRule(
    "cluster/toleration-seconds-effect",
    "effect",
    ({ timed, effect }) => timed && effect !== "NoExecute",
  ),
  tolerationRule(
    "cluster/toleration-value",
    "value",
    ({ operator, value }) => (operator === "" || operator === "Equal") && !isLabelValue(value),
  ),
  tolerationRule(
    "cluster/toleration-exists-value",
    "value",
    ({ operator, value }) => operator === "Exists" && value !== "",
  ),
  tolerationRule(
    "cluster/toleration-operator",
    "operator",
    ({ operator }) => !["", "Equal", "Exists"].includes(operator),
  ),
  tolerationRule(
    "cluster/toleration-effect",
    "effect",
    ({ effect }) => effect !== "" && !effects.includes(effect),
  ),
  clusterError({
    id: "cluster/pod-anti-affinity-type",
    code: "invalid-anti-affinity-type",
    mirrors: "validateAntiAffinity",
    *check({ object }) {
      const path = ["spec", "affinity", "podAntiAffinityType"];
      const value = textAt(object, path);
      if (!["", "preferred", "required"].includes(value)) yield { path, values: { value } };
    },
  }),
];

interface Toleration {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
  readonly effect: string;
  /** Whether it has `tolerationSeconds`. */
  readonly timed: boolean;
}

function tolerationRule(
  id: string,
  field: keyof Toleration,
  isWrong: (toleration: Toleration) => boolean,
): WebhookRule {
  return clusterError({
    id,
    code: "invalid-toleration",
    mirrors: id === "cluster/toleration-effect" ? "validateTaintEffect" : "validateTolerations",
    *check({ object }): Iterable<Violation> {
      for (const { item, path } of itemsAt(object, ["spec", "affinity", "tolerations"])) {
        const { timed, ...values } = readToleration(item);
        if (!isWrong({ timed, ...values })) continue;
        // The operator blames the operator of a toleration for its value, too.
        const named = field === "value" ? "operator" : field;
        yield { path: [...path, named], place: [...path, field], values };
      }
    },
  });
}

function readToleration(item: JsonObject): Toleration {
  return {
    key: textAt(item, ["key"]),
    operator: textAt(item, ["operator"]),
    value: textAt(item, ["value"]),
    effect: textAt(item, ["effect"]),
    timed: isSetAt(item, ["tolerationSeconds"]),
  };
}
