import { childNode } from "#domain/cnpg/schema.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { namePlace } from "#language/rules/schema/name-place.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { reportOnKey } from "#language/rules/schema/walk.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlList, YamlNode } from "#manifest/nodes.ts";
import { childOf, toJson } from "#manifest/values.ts";

/** How many items there are, and whether those that must differ do. */
export function checkList(
  walk: Walk,
  place: Place<YamlList>,
  itemSchema: SchemaNode | undefined,
): void {
  checkCount(walk, place);
  if (itemSchema === undefined) return;
  const identify = identityOf(walk, place.schema, itemSchema);
  if (identify !== undefined) checkUnique(walk, place, identify);
}

function checkCount(walk: Walk, place: Place<YamlList>): void {
  const { minItems = 0, maxItems = Infinity } = place.schema;
  const count = place.node.items.length;
  const field = namePlace(place.path);
  if (count > maxItems) {
    const values = { field, count, limit: maxItems };
    reportOnKey(walk, place, { code: "wrong-list-length", variant: "long", values });
  } else if (count < minItems && !walk.partial) {
    const values = { field, count, limit: minItems };
    reportOnKey(walk, place, { code: "wrong-list-length", variant: "short", values });
  }
}

/** The text that must be unique; undefined for an item that cannot be compared. */
type Identify = (item: YamlNode) => string | undefined;

function identityOf(walk: Walk, schema: SchemaNode, item: SchemaNode): Identify | undefined {
  if (schema.listType === "set") return (node) => JSON.stringify(toJson(node, 1_000));
  if (schema.listType !== "map" || schema.listKeys === undefined) return undefined;
  const keys = schema.listKeys.map((key) => ({
    key,
    fallback: childNode(walk.schema, item, key)?.default ?? zeroKey(walk, item, key),
  }));
  return (node) => {
    const parts = keys.map(({ key, fallback }) => toJson(childOf(node, key), 10) ?? fallback);
    return parts.includes(undefined) ? undefined : parts.map(describePart).join(", ");
  };
}

/** What the operator's defaulter writes for a key that an item of a Cluster leaves out. */
function zeroKey(walk: Walk, item: SchemaNode, key: string): Json | undefined {
  const isText = childNode(walk.schema, item, key)?.type === "string";
  return walk.kind === "Cluster" && isText && item.required?.includes(key) === true
    ? ""
    : undefined;
}

/** A key may hold anything while it is wrong. */
function describePart(part: Json | undefined): string {
  return typeof part === "string" ? part : JSON.stringify(part);
}

function checkUnique(walk: Walk, place: Place<YamlList>, identify: Identify): void {
  const seen = new Map<string, number>();
  place.node.items.forEach((item, index) => {
    const identity = identify(item);
    if (identity === undefined) return;
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, index);
    else reportDuplicate(walk, place, { identity, first, index });
  });
}

function reportDuplicate(
  walk: Walk,
  place: Place<YamlList>,
  { identity, first, index }: { identity: string; first: number; index: number },
): void {
  const item = place.node.items[index];
  const original = place.node.items[first];
  if (item === undefined || original === undefined) return;
  walk.findings.push(
    createFinding(walk.context, {
      code: "duplicate-item",
      span: firstKeyOrAll(item, place.schema.listKeys?.[0]),
      path: [...place.path, index],
      values: { field: namePlace(place.path), item: identity },
      related: {
        span: firstKeyOrAll(original, place.schema.listKeys?.[0]),
        key: "duplicate-item.first",
      },
    }),
  );
}

function firstKeyOrAll(item: YamlNode, key: string | undefined) {
  const value = key === undefined ? undefined : childOf(item, key);
  const { start, end } = value ?? item;
  return { start, end };
}
