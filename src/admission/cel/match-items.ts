import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { Json } from "#domain/kubernetes/json.ts";

/** For each item its older version, which only lists with keys have; undefined where there is none. */
export function matchItems(
  { listType, listKeys = [] }: SchemaNode,
  items: readonly Json[],
  old: Json | undefined,
): readonly (Json | undefined)[] {
  if (listType !== "map" || !Array.isArray(old)) return [];
  const byKey = new Map<string, Json>();
  for (const item of old as readonly Json[]) byKey.set(identify(item, listKeys), item);
  return items.map((item) => byKey.get(identify(item, listKeys)));
}

function identify(item: Json, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => (isJsonObject(item) ? (item[key] ?? null) : null)));
}
