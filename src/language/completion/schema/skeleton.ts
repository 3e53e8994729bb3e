import type { Json } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { Indentation } from "#language/completion/text/place.ts";
import { memoize } from "#util/memoize.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import { spaces } from "#language/completion/text/place.ts";
import { escapeChoice, escapeSnippet, quoteString } from "#language/completion/quote.ts";
import { exampleValue } from "./example-values.ts";
import { childSite, itemSite } from "./field-site.ts";
import type { FieldSite } from "./field-site.ts";
import { filledKeys, requiredKeys } from "./required-keys.ts";
import { usefulness } from "./useful-keys.ts";

/** What is written behind a key: a value with alternatives, or a structure of values. */
export type Skeleton =
  | { readonly type: "scalar"; readonly choices: readonly string[] }
  | { readonly type: "map"; readonly entries: readonly (readonly [string, Skeleton])[] }
  | { readonly type: "list"; readonly item: Skeleton };

const knownSkeletons = memoize((_schema: KindSchema) => new Map<string, Skeleton>());

/**
 * The shape of a node with all that must be in it; `required` gives names to what has no example. Built once for each
 * site, as a section's keys are offered at every key stroke in it.
 */
export function skeletonOf(site: FieldSite, required: boolean): Skeleton {
  const known = knownSkeletons(site.schema);
  // A list and its items have the same path.
  const id = `${site.kind} ${site.path} ${site.key} ${site.node.type} ${required}`;
  const found = known.get(id);
  if (found !== undefined) return found;
  const skeleton = buildSkeleton(site, required);
  known.set(id, skeleton);
  return skeleton;
}

function buildSkeleton(site: FieldSite, required: boolean, depth = 0): Skeleton {
  const { node } = site;
  if (node.type === "array") return { type: "list", item: buildItem(site, depth) };
  if (isMap(node)) {
    const needed = requiredKeys(site);
    const keys = depth < 4 ? filledKeys(site) : [];
    const entries = keys.flatMap((key) => {
      const child = childSite(site, key);
      return child ? [[key, buildSkeleton(child, needed.includes(key), depth + 1)] as const] : [];
    });
    return { type: "map", entries };
  }
  return { type: "scalar", choices: scalarChoices(site, required) };
}

export function isMap(node: SchemaNode): boolean {
  return node.type === "object" || node.properties !== undefined || node.preserveUnknown === true;
}

/** An empty item would be a null, which the API server refuses: it gets at least one key or word. */
function buildItem(site: FieldSite, depth: number): Skeleton {
  const item = itemSite(site);
  if (item === undefined) return { type: "scalar", choices: [] };
  const skeleton = buildSkeleton(item, true, depth + 1);
  const empty = skeleton.type === "map" && skeleton.entries.length === 0;
  return empty ? { type: "map", entries: firstEntry(item, depth + 1) } : skeleton;
}

function firstEntry(site: FieldSite, depth: number): (readonly [string, Skeleton])[] {
  const [first] = Object.keys(site.node.properties ?? {}).sort(
    (left, right) => usefulness(site, left) - usefulness(site, right),
  );
  const child = first === undefined ? undefined : childSite(site, first);
  if (first === undefined || child === undefined || depth > 4) return [];
  return [[first, buildSkeleton(child, true, depth + 1)]];
}

/** As YAML text. The value that differs from the default comes first: why else write it. */
export function scalarChoices(site: FieldSite, required: boolean): readonly string[] {
  const { node, key } = site;
  const example = exampleValue(site);
  if (node.type === "boolean") return booleanTexts(node);
  if (node.enum !== undefined) return enumTexts(node);
  const preset = example ?? scalarText(node.default);
  if (node.type === "integer" || node.type === "number") {
    return [preset ?? leastNumber(node)];
  }
  return textChoices(preset, required ? key : undefined);
}

/** The value that differs from the default first. */
export function booleanTexts(node: SchemaNode): readonly string[] {
  return node.default === true ? ["false", "true"] : ["true", "false"];
}

function leastNumber({ minimum = 1 }: SchemaNode): string {
  return String(minimum);
}

function textChoices(preset: string | undefined, name: string | undefined): readonly string[] {
  if (preset !== undefined) return [quoteString(preset)];
  return name === undefined ? [] : [name];
}

function scalarText(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" ? String(value) : undefined;
}

export function enumTexts(node: SchemaNode): readonly string[] {
  return (node.enum ?? [])
    .filter((value) => value !== "" && value !== null)
    .map((value) => (typeof value === "string" ? quoteString(value) : JSON.stringify(value)));
}

/** Counts the tab stops of one snippet. */
export interface Stops {
  next: number;
}

/** The text behind `key:`, in block style. */
export function renderBlock(
  skeleton: Skeleton,
  column: number,
  indentation: Indentation,
  stops: Stops,
): string {
  if (skeleton.type === "scalar") return ` ${renderScalar(skeleton.choices, stops)}`;
  if (skeleton.type === "list") {
    const dash = column + indentation.dash;
    return `\n${spaces(dash)}- ${renderInline(skeleton.item, dash + 2, indentation, stops)}`;
  }
  const child = column + indentation.step;
  return `\n${spaces(child)}${renderInline(skeleton, child, indentation, stops)}`;
}

/** A node whose first line is already indented to `column`. */
export function renderInline(
  skeleton: Skeleton,
  column: number,
  indentation: Indentation,
  stops: Stops,
): string {
  if (skeleton.type === "scalar") return renderScalar(skeleton.choices, stops);
  if (skeleton.type === "list") {
    return `- ${renderInline(skeleton.item, column + 2, indentation, stops)}`;
  }
  if (skeleton.entries.length === 0) return renderScalar([], stops);
  return skeleton.entries
    .map(([key, value]) => `${key}:${renderBlock(value, column, indentation, stops)}`)
    .join(`\n${spaces(column)}`);
}

export function renderFlow(skeleton: Skeleton, stops: Stops): string {
  if (skeleton.type === "scalar") return renderScalar(skeleton.choices, stops);
  if (skeleton.type === "list") return `[${renderFlow(skeleton.item, stops)}]`;
  if (skeleton.entries.length === 0) return `{${renderScalar([], stops)}\\}`;
  const entries = skeleton.entries.map(([key, value]) => `${key}: ${renderFlow(value, stops)}`);
  return `{ ${entries.join(", ")} \\}`;
}

export function renderScalar(choices: readonly string[], stops: Stops): string {
  const stop = stops.next;
  stops.next += 1;
  if (choices.length === 0) return `$${stop}`;
  if (choices.length > 1) return `\${${stop}|${choices.map(escapeChoice).join(",")}|}`;
  return `\${${stop}:${escapeSnippet(choices[0] ?? "")}}`;
}
