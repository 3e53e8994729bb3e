import { clusterError } from "#admission/cluster/cluster-error.ts";
import type { ObjectPath } from "#admission/object.ts";
import { itemsAt, listAt, mapAt, textAt } from "#admission/read.ts";
import type { AdmissionInput, WebhookRule } from "#admission/rule.ts";

const services = ["spec", "managed", "services"] as const;
const common = { code: "invalid-managed-service", mirrors: "validateManagedServices" } as const;
const ofTemplate = {
  code: "invalid-managed-service",
  mirrors: "validateServiceTemplate",
  namedSteps: 5,
} as const;
const selectorPath = ["serviceTemplate", "spec", "selector"];

/** Services beside the operator's own: with names that are free, and selectors that the operator writes. */
export const managedServiceRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/service-rw-disabled",
    namedSteps: 4,
    *check({ object }) {
      const path = [...services, "disabledDefaultServices"];
      const index = listAt(object, path).indexOf("rw");
      if (index !== -1) yield { path: [...path, index] };
    },
  }),
  clusterError({
    ...common,
    id: "cluster/service-name-reserved",
    namedSteps: 5,
    *check(input) {
      const cluster = textAt(input.object, ["metadata", "name"]);
      const reserved = ["rw", "ro", "r", "any"].map((suffix) => `${cluster}-${suffix}`);
      for (const { name, path } of namesOf(input)) {
        if (reserved.includes(name)) yield { path, values: { name } };
      }
    },
  }),
  clusterError({
    ...ofTemplate,
    id: "cluster/service-selector-set",
    *check({ object }) {
      for (const { item, path } of itemsAt(object, [...services, "additional"])) {
        const selector = mapAt(item, selectorPath) ?? {};
        if (Object.keys(selector).length > 0) yield { path: [...path, ...selectorPath] };
      }
    },
  }),
  clusterError({
    ...ofTemplate,
    id: "cluster/service-name-missing",
    *check(input) {
      for (const { name, path } of namesOf(input)) {
        if (name === "") yield { path };
      }
    },
  }),
  clusterError({
    ...common,
    id: "cluster/service-name-duplicate",
    namedSteps: 4,
    *check(input) {
      const seen = new Set<string>();
      for (const { name, path } of namesOf(input)) {
        // Of a name that is missing, the rule above speaks.
        if (name !== "" && seen.has(name)) yield { path, values: { name } };
        seen.add(name);
      }
    },
  }),
];

function namesOf({ object }: AdmissionInput): readonly { name: string; path: ObjectPath }[] {
  const namePath = ["serviceTemplate", "metadata", "name"];
  return itemsAt(object, [...services, "additional"]).map(({ item, path }) => ({
    name: textAt(item, namePath),
    path: [...path, ...namePath],
  }));
}
