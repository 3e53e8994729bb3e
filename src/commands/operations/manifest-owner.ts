import type { Operation, Situation } from "#commands/operations/operation.ts";
import type { ManifestOwner } from "#domain/cnpg/annotations.ts";
import { findManifestOwner } from "#domain/cnpg/annotations.ts";

/**
 * The tool that would undo the operation, because it keeps the object's manifest. Annotations that a
 * manifest does not name, and the status, are left alone by all of them.
 */
export function changesManifest(
  { requests, target }: Operation,
  { object }: Situation,
): ManifestOwner | undefined {
  if (object === undefined) return undefined;
  const undone = requests.some(
    (request) =>
      request.ref.name === target.name &&
      request.ref.resource.plural === target.resource.plural &&
      (request.kind === "delete" || request.kind === "apply" || isSpecPatch(request)),
  );
  return undone ? findManifestOwner(object.metadata) : undefined;
}

function isSpecPatch(request: Operation["requests"][number]): boolean {
  return request.kind === "patch" && "spec" in request.patch;
}
