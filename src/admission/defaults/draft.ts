import type { Json } from "#domain/kubernetes/json.ts";

/** JSON that is still being filled in. */
export type Draft = null | boolean | number | string | Draft[] | DraftObject;

export interface DraftObject {
  [key: string]: Draft;
}

/** The map at a key of a draft; made where there is none. */
export function enterMap(parent: DraftObject, key: string): DraftObject {
  const found = parent[key];
  if (isDraftObject(found)) return found;
  const made: DraftObject = {};
  parent[key] = made;
  return made;
}

export function isDraftObject(value: Draft | undefined): value is DraftObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A draft of its own, for values that stand in a table. */
export function copyJson(value: Json): Draft {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(copyJson);
  const copy: DraftObject = {};
  for (const [key, item] of Object.entries(value)) copy[key] = copyJson(item);
  return copy;
}
