import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { WriteRequest } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** Refused where the Cluster has changed since it was read: for what is decided by what it holds. */
export function patchLocked(
  cluster: LiveObject,
  patch: JsonObject,
  subresource?: "status",
): WriteRequest {
  return {
    kind: "patch",
    ref: refTo("clusters", cluster),
    patch,
    resourceVersion: cluster.metadata.resourceVersion,
    ...(subresource === undefined ? {} : { subresource }),
  };
}

export function patchCluster(cluster: LiveObject, patch: JsonObject): WriteRequest {
  return { kind: "patch", ref: refTo("clusters", cluster), patch };
}

/** Null takes an annotation away. */
export function annotateCluster(
  cluster: LiveObject,
  annotations: Readonly<Record<string, string | null>>,
): WriteRequest {
  return patchCluster(cluster, { metadata: { annotations } });
}

/** As the operator writes times: six digits of a second. */
export function toMicroTime(now: number): string {
  return new Date(now).toISOString().replace("Z", "000Z");
}

/** RFC 3339 in whole seconds. */
export function toSecondTime(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
}
