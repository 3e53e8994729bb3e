import { isDns1123Subdomain } from "#domain/kubernetes/name.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { childOf, entryOf } from "#manifest/values.ts";

/** Every object needs a name that the API server takes. */
export const nameRule: Rule = {
  codes: ["missing-field", "invalid-name"],
  kinds: "any",
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const metadata = entryOf(document.root, "metadata");
    if (metadata?.value.kind !== "map") return;
    const name = childOf(metadata.value, "name");
    const { start, end } = metadata.pair.key;
    const generated = !isMissing(childOf(metadata.value, "generateName"));
    if (document.nature === "object" && !generated && isMissing(name)) {
      yield createFinding(context, {
        code: "missing-field",
        variant: "name",
        span: { start, end },
        path: ["metadata"],
        values: { field: "name", parent: "metadata" },
        data: { field: "name" },
      });
    }
    if (name?.kind !== "scalar" || typeof name.value !== "string" || name.value === "") return;
    if (isDns1123Subdomain(name.value) || name.value.includes("{{")) return;
    yield createFinding(context, {
      code: "invalid-name",
      span: { start: name.start, end: name.end },
      path: ["metadata", "name"],
      values: { value: name.value },
    });
  },
};

function isMissing(name: ReturnType<typeof childOf>): boolean {
  return (
    name === undefined || (name.kind === "scalar" && (name.text === "" || name.value === null))
  );
}
