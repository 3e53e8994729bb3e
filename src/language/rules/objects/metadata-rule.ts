import { findKind, kindInfo } from "#domain/cnpg/kinds.ts";
import {
  isAnnotationKey,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isQualifiedName,
} from "#domain/kubernetes/name.ts";
import type { Finding } from "#language/finding.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlScalar } from "#manifest/nodes.ts";
import type { Entry, PathSegment } from "#manifest/values.ts";
import { entriesOf, entryOf, resolveAlias } from "#manifest/values.ts";

/** What the API server checks in the metadata of every object beside its name. */
export const metadataRule: Rule = {
  codes: ["invalid-name"],
  kinds: "any",
  natures: ["object", "template", "patch", "broken"],
  *check(input: RuleInput): Iterable<Finding> {
    const metadata = entryOf(input.document.root, "metadata")?.value;
    for (const check of checks) {
      const entry = entryOf(metadata, check.field);
      if (entry === undefined || (check.field === "namespace" && isClusterWide(input))) continue;
      yield* checkEntry(input, { entry, ...check });
    }
  },
};

interface Check {
  readonly field: string;
  readonly part: "value" | "keys" | "values" | "items";
  readonly variant: string;
  readonly accepts: (text: string) => boolean;
}

const checks: readonly Check[] = [
  { field: "namespace", part: "value", variant: "namespace", accepts: isNamespace },
  { field: "generateName", part: "value", variant: "generate", accepts: isGeneratePrefix },
  { field: "labels", part: "keys", variant: "label-key", accepts: isQualifiedName },
  { field: "labels", part: "values", variant: "label-value", accepts: isLabelValue },
  { field: "annotations", part: "keys", variant: "annotation-key", accepts: isAnnotationKey },
  { field: "finalizers", part: "items", variant: "finalizer", accepts: isQualifiedName },
];

/** The server drops the namespace of an object that has none. */
function isClusterWide({ document }: RuleInput): boolean {
  const kind = findKind(document.apiVersion, document.kind);
  return kind !== undefined && kindInfo(kind).scope === "Cluster";
}

function isNamespace(text: string): boolean {
  return text === "" || isDns1123Label(text);
}

/** A hyphen at the end is fine, since letters follow; the server masks it with the character before. */
function isGeneratePrefix(text: string): boolean {
  return text === "" || isDns1123Subdomain(text.replace(/.-$/, "a"));
}

function* checkEntry(
  { context, document }: RuleInput,
  { entry, field, part, variant, accepts }: Check & { readonly entry: Entry },
): Iterable<Finding> {
  for (const { scalar, path } of scalarsOf(entry, part, ["metadata", field])) {
    const text = scalar.text;
    const templated = text.includes("{{") || (document.nature === "template" && text === "");
    if (templated || accepts(text)) continue;
    const { start, end } = scalar.end > scalar.start ? scalar : entry.pair.key;
    const values = { value: text === "" ? '""' : text };
    yield createFinding(context, {
      code: "invalid-name",
      variant,
      span: { start, end },
      path,
      ...namedWhole(field, part),
      values,
    });
  }
}

/** Of a map or a list the server does not name the entry. */
function namedWhole(field: string, part: Check["part"]): Pick<Report, "named"> {
  return part === "value" ? {} : { named: ["metadata", field] };
}

interface Placed {
  readonly scalar: YamlScalar;
  readonly path: readonly PathSegment[];
}

function scalarsOf(entry: Entry, part: Check["part"], path: readonly PathSegment[]): Placed[] {
  if (part === "value") return textOf(entry.value, path);
  if (part === "items") return itemsOf(entry, path);
  return entriesOf(entry.value).flatMap((inner) => {
    const { key, pair, value } = inner;
    const here = [...path, key];
    if (part === "values") return textOf(value, here);
    // `+3` is the key "3" by the time that the server sees it.
    return [{ scalar: { ...pair.key, text: key }, path: here }];
  });
}

/** An empty item of metadata is read as an empty text. */
function itemsOf({ value }: Entry, path: readonly PathSegment[]): Placed[] {
  if (value.kind !== "list") return [];
  return value.items.flatMap((item, index) => {
    const node = resolveAlias(item);
    const isNull = node?.kind === "scalar" && node.type === "null";
    const here = [...path, index];
    return isNull ? [{ scalar: { ...node, text: "" }, path: here }] : textOf(node, here);
  });
}

/** Other types are reported as such. */
function textOf(value: ReturnType<typeof resolveAlias>, path: readonly PathSegment[]): Placed[] {
  return value?.kind === "scalar" && value.type === "string" ? [{ scalar: value, path }] : [];
}
