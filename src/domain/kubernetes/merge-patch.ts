import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { Json } from "./json.ts";

/** RFC 7386: maps are merged, null takes a key away, everything else takes the place of what was there. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, Json> = { ...(isJsonObject(target) ? target : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
