import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { childOf, nodeAtPath } from "#manifest/values.ts";
import type { ResolvedNode } from "#manifest/values.ts";

/** An owner must be named in full (`validateOwnerReference` of the API server). */
export const ownerRule: Rule = {
  codes: ["wrong-text-length"],
  kinds: "any",
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const list = nodeAtPath(document.root, ["metadata", "ownerReferences"]);
    if (list?.kind !== "list") return;
    for (const index of list.items.keys()) {
      const owner = childOf(list, index);
      for (const field of fields) {
        const value = childOf(owner, field);
        if (value === undefined || !isEmpty(field, value)) continue;
        const { start, end } = value;
        yield createFinding(context, {
          code: "wrong-text-length",
          variant: "empty",
          span: { start, end },
          path: ["metadata", "ownerReferences", index, field],
          // The server does not say which owner it is.
          named: ["metadata", "ownerReferences", field],
          values: { field },
        });
      }
    }
  },
};

const fields = ["apiVersion", "kind", "name", "uid"] as const;

/** An `apiVersion` that ends after its group has no version. */
function isEmpty(field: string, value: ResolvedNode): boolean {
  if (value.kind !== "scalar" || value.type !== "string") return false;
  return field === "apiVersion" ? /^([^/]*\/)?$/.test(value.text) : value.text === "";
}
