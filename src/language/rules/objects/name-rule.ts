import { isDns1123Subdomain } from "#domain/kubernetes/name.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlScalar } from "#manifest/nodes.ts";
import type { Entry, ResolvedNode } from "#manifest/values.ts";
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
    if (isMissing(name)) {
      const complete = document.nature === "object";
      if (complete && !isGenerated(metadata)) yield reportMissing(context, metadata);
    } else if (isWrong(name)) yield reportWrong(context, name);
  },
};

function isMissing(name: ResolvedNode | undefined): boolean {
  return (
    name === undefined || (name.kind === "scalar" && (name.text === "" || name.value === null))
  );
}

function isGenerated(metadata: Entry): boolean {
  return !isMissing(childOf(metadata.value, "generateName"));
}

function reportMissing(context: LanguageContext, { pair }: Entry): Finding {
  const { start, end } = pair.key;
  return createFinding(context, {
    code: "missing-field",
    variant: "name",
    span: { start, end },
    path: ["metadata", "name"],
    values: { field: "name", parent: "metadata" },
    data: { field: "name" },
  });
}

/** Other types are reported as such. */
function isWrong(name: ResolvedNode | undefined): name is YamlScalar {
  if (name?.kind !== "scalar" || name.type !== "string") return false;
  return !isDns1123Subdomain(name.text) && !name.text.includes("{{");
}

function reportWrong(context: LanguageContext, { start, end, text }: YamlScalar): Finding {
  return createFinding(context, {
    code: "invalid-name",
    span: { start, end },
    path: ["metadata", "name"],
    values: { value: text },
  });
}
