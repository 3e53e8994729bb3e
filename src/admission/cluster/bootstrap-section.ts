import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ObjectPath } from "#admission/object.ts";
import { mapAt } from "#admission/read.ts";

/** A way in which a Cluster begins. */
export type BootstrapMethod = "initdb" | "recovery" | "pg_basebackup";

export function bootstrapPath(method: BootstrapMethod, ...steps: ObjectPath): ObjectPath {
  return ["spec", "bootstrap", method, ...steps];
}

/** The section of a method; undefined where it is not there. */
export function bootstrapSection(
  cluster: JsonObject,
  method: BootstrapMethod,
): JsonObject | undefined {
  return mapAt(cluster, bootstrapPath(method));
}
