import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { WriteRequest } from "#commands/operations/operation.ts";
import type { JsonObject } from "#domain/kubernetes/json.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";

/** One line that says what is sent, as `PATCH clusters.postgresql.cnpg.io/pg: spec.instances=2`. */
export function describeRequest(request: WriteRequest): string {
  const { resource, name } = request.ref;
  const object = `${nameResource(resource)}/${name}`;
  switch (request.kind) {
    case "patch": {
      const part = request.subresource === undefined ? "" : ` (${request.subresource})`;
      return `PATCH ${object}${part}: ${leavesOf(request.patch).join(", ")}`;
    }
    case "create":
      return `CREATE ${object}`;
    case "delete":
      return `DELETE ${object}`;
    default:
      return `APPLY ${object}${request.force ? " (force)" : ""}`;
  }
}

/** Patches are ours and hold no secret; what people write themselves is never repeated. */
function leavesOf(patch: JsonObject, path: readonly string[] = []): readonly string[] {
  return Object.entries(patch).flatMap(([key, value]) =>
    isJsonObject(value)
      ? leavesOf(value, [...path, key])
      : [`${place(path, key)}=${JSON.stringify(value)}`],
  );
}

function place(path: readonly string[], key: string): string {
  return key.includes("/") ? `${path.join(".")}["${key}"]` : [...path, key].join(".");
}
