import { isDraftObject } from "#admission/defaults/draft.ts";
import type { Draft, DraftObject } from "#admission/defaults/draft.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { childNode, itemNode } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";

/**
 * Takes out the nulls that a client sends for fields that cannot be null, as the API server does on
 * decoding. In a list they stay, but the types of a Cluster's operator hold no null there: with
 * `zeroItems` they become the zero value of their type.
 */
export function dropNulls(schema: KindSchema, object: DraftObject, zeroItems: boolean): void {
  if (holdsNull(object)) dropBelow({ schema, zeroItems }, schema.root, object);
}

interface Walk {
  readonly schema: KindSchema;
  readonly zeroItems: boolean;
}

function holdsNull(value: Draft): boolean {
  if (typeof value !== "object") return false;
  if (value === null) return true;
  return Object.values(value).some(holdsNull);
}

function dropBelow(walk: Walk, node: SchemaNode, value: Draft): void {
  if (Array.isArray(value)) dropInList(walk, node, value);
  else if (isDraftObject(value)) dropInMap(walk, node, value);
}

function dropInMap(walk: Walk, node: SchemaNode, map: DraftObject): void {
  for (const [key, value] of Object.entries(map)) {
    const child = childNode(walk.schema, node, key);
    if (child === undefined) continue;
    if (value !== null) dropBelow(walk, child, value);
    else if (child.nullable !== true) delete map[key];
  }
}

function dropInList(walk: Walk, node: SchemaNode, list: Draft[]): void {
  const item = itemNode(walk.schema, node);
  if (item === undefined) return;
  list.forEach((value, index) => {
    if (value !== null) dropBelow(walk, item, value);
    else if (walk.zeroItems && item.type !== undefined) list[index] = zeroOf(item.type);
  });
}

function zeroOf(type: NonNullable<SchemaNode["type"]>): Draft {
  switch (type) {
    case "object":
      return {};
    case "string":
      return "";
    case "boolean":
      return false;
    case "array":
      return null;
    default:
      return 0;
  }
}
