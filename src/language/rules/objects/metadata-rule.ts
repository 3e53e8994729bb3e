import {
  isAnnotationKey,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isQualifiedName,
} from "#domain/kubernetes/name.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlScalar } from "#manifest/nodes.ts";
import type { Entry, PathSegment } from "#manifest/values.ts";
import { entriesOf, entryOf } from "#manifest/values.ts";

/** What the API server checks in the metadata of every object beside its name. */
export const metadataRule: Rule = {
  codes: ["invalid-name"],
  kinds: "any",
  natures: ["object", "template", "patch"],
  *check(input: RuleInput): Iterable<Finding> {
    const metadata = entryOf(input.document.root, "metadata")?.value;
    for (const { field, part, variant, accepts } of checks) {
      const entry = entryOf(metadata, field);
      if (entry === undefined) continue;
      yield* checkEntry(input, { entry, field, part, variant, accepts });
    }
  },
};

interface Check {
  readonly field: string;
  readonly part: "value" | "keys" | "values";
  readonly variant: string;
  readonly accepts: (text: string) => boolean;
}

const checks: readonly Check[] = [
  { field: "namespace", part: "value", variant: "namespace", accepts: isNamespace },
  { field: "generateName", part: "value", variant: "generate", accepts: isGeneratePrefix },
  { field: "labels", part: "keys", variant: "label-key", accepts: isQualifiedName },
  { field: "labels", part: "values", variant: "label-value", accepts: isLabelValue },
  { field: "annotations", part: "keys", variant: "annotation-key", accepts: isAnnotationKey },
];

function isNamespace(text: string): boolean {
  return text === "" || isDns1123Label(text);
}

/** A hyphen at the end is fine, since letters follow. */
function isGeneratePrefix(text: string): boolean {
  return text === "" || isDns1123Subdomain(text.replace(/-$/, "a"));
}

function* checkEntry(
  { context, document }: RuleInput,
  { entry, field, part, variant, accepts }: Check & { readonly entry: Entry },
): Iterable<Finding> {
  for (const { scalar, path } of scalarsOf(entry, part, ["metadata", field])) {
    const text = scalar.text;
    const templated = text.includes("{{") || (document.nature === "template" && text === "");
    if (templated || accepts(text)) continue;
    const { start, end } = scalar;
    const values = { value: text };
    yield createFinding(context, {
      code: "invalid-name",
      variant,
      span: { start, end },
      path,
      values,
    });
  }
}

interface Placed {
  readonly scalar: YamlScalar;
  readonly path: readonly PathSegment[];
}

function scalarsOf(entry: Entry, part: Check["part"], path: readonly PathSegment[]): Placed[] {
  if (part === "value") return textOf(entry, path);
  return entriesOf(entry.value).flatMap((inner) => {
    const here = [...path, inner.key];
    return part === "values" ? textOf(inner, here) : [{ scalar: inner.pair.key, path: here }];
  });
}

/** Other types are reported as such. */
function textOf({ value }: Entry, path: readonly PathSegment[]): Placed[] {
  return value.kind === "scalar" && value.type === "string" ? [{ scalar: value, path }] : [];
}
