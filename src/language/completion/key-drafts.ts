import { apiVersionOf } from "#domain/cnpg/kinds.ts";
import { listProperties } from "#domain/cnpg/schema.ts";
import type { CompletionKind } from "#language/answers.ts";
import { describeType } from "#language/hover/describe-type.ts";
import type { CompletionRequest, Draft } from "./request.ts";
import { childSite, itemSite } from "./schema/field-site.ts";
import type { FieldSite } from "./schema/field-site.ts";
import { freeKeys } from "./schema/free-keys.ts";
import { requiredKeys } from "./schema/required-keys.ts";
import { isMap, renderBlock, renderFlow, renderInline, skeletonOf } from "./schema/skeleton.ts";
import type { Skeleton } from "./schema/skeleton.ts";
import { usefulness } from "./schema/useful-keys.ts";
import { spaces } from "./text/place.ts";
import { referencedKeys } from "./values/referenced-names.ts";

/** The keys that a map may still get. */
export function keyDrafts(request: CompletionRequest, site: FieldSite, dash = ""): Draft[] {
  const needed = requiredKeys(site);
  const drafts: Draft[] = [];
  for (const name of namesOf(request, site)) {
    const child = childSite(site, name);
    const hidden = request.place.present.has(name) || (site.path === "" && name === "status");
    if (child === undefined || hidden) continue;
    drafts.push(
      keyDraft(request, { site: child, name, dash, required: needed.includes(name) }, site),
    );
  }
  return drafts;
}

/** Declared names, or for a free-form map those that the document or habit suggests. */
function namesOf(request: CompletionRequest, site: FieldSite): ReadonlySet<string> {
  const declared = [...listProperties(site.schema, site.node)].map(([name]) => name);
  return new Set([...declared, ...freeKeys(site), ...referencedKeys(request, site)]);
}

/** One more item of a list of maps: with what it must have, or with any of its keys. */
export function itemDrafts(request: CompletionRequest): readonly Draft[] {
  const item = itemSite(request.site);
  if (item === undefined || !isMap(item.node)) return [];
  const { place } = request;
  const skeleton = skeletonOf(item, false);
  if (place.layout === "flow") return [itemDraft(item, "{ }", renderFlow(skeleton, { next: 1 }))];
  if (isEmpty(skeleton)) {
    return keyDrafts({ ...request, place: { ...place, present: new Set() } }, item, "- ");
  }
  const column = place.dashColumn;
  const text = renderInline(skeleton, column + 2, request.indentation, { next: 1 });
  const indent = place.blockLead === "\n" ? spaces(column) : "";
  return [itemDraft(item, `- ${firstKey(skeleton)}`, `${indent}- ${text}`)];
}

function itemDraft(item: FieldSite, label: string, body: string): Draft {
  const data = fieldData(item);
  return { label, kind: "list", detail: "", body, rank: 0, block: true, data };
}

function isEmpty(skeleton: Skeleton): boolean {
  return skeleton.type === "map" && skeleton.entries.length === 0;
}

export function fieldData(site: FieldSite) {
  return { source: "field", kind: site.kind, path: site.path } as const;
}

interface KeyFacts {
  readonly site: FieldSite;
  readonly name: string;
  readonly dash: string;
  readonly required: boolean;
}

function keyDraft(request: CompletionRequest, facts: KeyFacts, parent: FieldSite): Draft {
  const { site, name, required } = facts;
  return {
    label: name,
    kind: keyKind(site),
    detail: describeType(site, request.context.texts, required),
    body: keyBody(request, facts),
    rank: usefulness(parent, name) + (required ? 0 : 200),
    block: true,
    ...(site.node.deprecated === true ? { deprecated: true } : {}),
    data: fieldData(site),
  };
}

function keyKind({ node }: FieldSite): CompletionKind {
  if (node.type === "array") return "list";
  return isMap(node) ? "section" : "field";
}

function keyBody({ place, indentation, kind }: CompletionRequest, facts: KeyFacts): string {
  const { site, name, dash, required } = facts;
  if (place.colon) return name;
  const skeleton = rootValue(site.path, kind) ?? skeletonOf(site, required);
  const stops = { next: 1 };
  if (place.layout === "flow") return `${name}: ${renderFlow(skeleton, stops)}`;
  const start = dash === "" ? place.keyColumn : place.dashColumn;
  const column = start + dash.length;
  const indent = place.blockLead === "\n" ? spaces(start) : "";
  return `${indent}${dash}${name}:${renderBlock(skeleton, column, indentation, stops)}`;
}

function rootValue(path: string, kind: CompletionRequest["kind"]): Skeleton | undefined {
  if (path === "apiVersion") return { type: "scalar", choices: [apiVersionOf(kind)] };
  return path === "kind" ? { type: "scalar", choices: [kind] } : undefined;
}

function firstKey(skeleton: Skeleton): string {
  return skeleton.type === "map" ? (skeleton.entries[0]?.[0] ?? "") : "";
}
