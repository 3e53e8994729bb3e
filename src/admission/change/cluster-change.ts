import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";

/** A Cluster before and after. */
export interface ClusterChange extends AdmissionInput {
  readonly old: JsonObject;
}

type ChangeRule = Pick<WebhookRule, "id" | "code" | "mirrors" | "since" | "until"> & {
  check(change: ClusterChange): Iterable<Violation>;
};

/** A rule of the Cluster's webhook that refuses the way from the old object to the new one. */
export function clusterChange(rule: ChangeRule): WebhookRule {
  return {
    ...rule,
    kinds: ["Cluster"],
    on: "update",
    severity: "error",
    check: (input) => {
      const { old } = input;
      return old === undefined ? [] : rule.check({ ...input, old });
    },
  };
}
