import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { ObjectPath } from "#admission/object.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";

/** What stands at a path; undefined where there is nothing, or where the way is of another shape. */
export function valueAt(value: Json | undefined, path: ObjectPath): Json | undefined {
  let found = value;
  for (const step of path) found = childOf(found, step);
  return found;
}

/** The text at a path; empty where there is none, as Go's zero value has it. */
export function textAt(value: Json | undefined, path: ObjectPath): string {
  const found = valueAt(value, path);
  return typeof found === "string" ? found : "";
}

/** The number at a path; undefined where there is none. */
export function numberAt(value: Json | undefined, path: ObjectPath): number | undefined {
  const found = valueAt(value, path);
  return typeof found === "number" ? found : undefined;
}

/** Whether `true` stands at a path. */
export function isTrueAt(value: Json | undefined, path: ObjectPath): boolean {
  return valueAt(value, path) === true;
}

/** The items of the list at a path; none where there is no list. */
export function listAt(value: Json | undefined, path: ObjectPath): readonly Json[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** The object at a path; undefined where there is none, so that `{}` counts as present. */
export function mapAt(value: Json | undefined, path: ObjectPath): JsonObject | undefined {
  const found = valueAt(value, path);
  return isJsonObject(found) ? found : undefined;
}

/** Whether anything stands at a path; a null is nothing. */
export function isSetAt(value: Json | undefined, path: ObjectPath): boolean {
  return (valueAt(value, path) ?? null) !== null;
}

/** The objects in the list at a path, each with its place; other items are left out. */
export function itemsAt(value: Json | undefined, path: ObjectPath): readonly ListItem[] {
  return listAt(value, path).flatMap((item, index) =>
    isJsonObject(item) ? [{ item, path: [...path, index] }] : [],
  );
}

/** An object in a list and where it stands. */
export interface ListItem {
  readonly item: JsonObject;
  readonly path: ObjectPath;
}

function childOf(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof step === "number") return Array.isArray(value) ? (value[step] as Json) : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
