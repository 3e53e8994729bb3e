import { escapeSnippet, quoteString } from "./quote.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import type { FieldSite } from "./schema/field-site.ts";
import { exampleValue } from "./schema/example-values.ts";
import { booleanTexts, enumTexts } from "./schema/skeleton.ts";
import { imageNames } from "./values/image-names.ts";
import { objectNames } from "./values/object-names.ts";
import { referencedNames } from "./values/referenced-names.ts";
import { suggestedValues } from "./values/suggested-values.ts";
import { unitTexts } from "./values/unit-texts.ts";

/** Values of a scalar field: names from the document, its words, its default, what people write. */
export function valueDrafts(request: CompletionRequest, site: FieldSite): readonly Draft[] {
  const { typed } = request.place;
  const units = unitTexts(site, typed);
  if (units.length > 0) return draftsOf(request, site, { kind: "unit", texts: units });
  const objects = objectNames(request, site);
  const words = [...referencedNames(request, site), ...objects.map(({ name }) => name)];
  const names = words.map((name) => quoteString(name));
  const details = new Map(objects.map(({ name, detail }) => [name, detail]));
  return [
    ...draftsOf(request, site, { kind: "reference", texts: names, details }),
    ...draftsOf(request, site, {
      kind: "value",
      texts: plainTexts(request, site).filter((text) => !names.includes(text)),
    }),
  ];
}

interface Group {
  readonly kind: "unit" | "reference" | "value";
  /** As YAML text. */
  readonly texts: readonly string[];
  /** By label. */
  readonly details?: ReadonlyMap<string, string>;
}

function draftsOf(request: CompletionRequest, site: FieldSite, group: Group): readonly Draft[] {
  const { typed, present } = request.place;
  return [...new Set(group.texts)]
    .map((text) => ({ text, label: text.replace(/^"(.*)"$/, "$1") }))
    .filter(({ label }) => !present.has(label))
    .map(({ text, label }, index): Draft => ({
      label,
      kind: group.kind,
      detail: group.details?.get(label) ?? "",
      body: escapeSnippet(requote(text, typed)),
      rank: group.kind === "value" ? 100 + index : index,
      data: { source: "value", kind: site.kind, path: site.path, value: label },
    }));
}

function plainTexts(request: CompletionRequest, site: FieldSite): readonly string[] {
  const { node } = site;
  if (node.type === "boolean") return booleanTexts(node);
  const texts = [...imageNames(request, site), ...suggestedValues(site), ...presetsOf(site)];
  return [
    ...enumTexts(node),
    ...(node.type === "string" ? texts.map((text) => quoteString(text)) : texts),
  ];
}

function presetsOf(site: FieldSite): readonly string[] {
  const { default: preset } = site.node;
  const example = exampleValue(site);
  const own = typeof preset === "string" || typeof preset === "number" ? [String(preset)] : [];
  return [...(example === undefined ? [] : [example]), ...own].filter((text) => text !== "");
}

function requote(text: string, typed: string): string {
  const plain = !text.startsWith('"');
  return plain && /^["']/.test(typed) ? quoteString(text, typed[0]) : text;
}
