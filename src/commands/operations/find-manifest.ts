import { findInWorkspace } from "#commands/object/find-in-workspace.ts";
import type { ManifestPlace } from "#commands/object/find-in-workspace.ts";
import type { ObjectRef } from "#commands/operations/operation.ts";
import type { Services } from "#commands/services.ts";

/** Where the workspace keeps the manifest of an object; the likeliest place where there are several. */
export async function findManifest(
  { workspace }: Pick<Services, "workspace">,
  { resource, namespace, name }: ObjectRef,
): Promise<ManifestPlace | undefined> {
  const { group, kind } = resource;
  return findInWorkspace(await workspace.manifests(), { group, kind, name, namespace })[0];
}
