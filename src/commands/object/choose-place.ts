import { findInWorkspace } from "#commands/object/find-in-workspace.ts";
import type { ManifestPlace } from "#commands/object/find-in-workspace.ts";
import type { Services, WorkspaceFile } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";

/** The documents of the workspace that declare a live object. */
export function searchWorkspace(
  target: Target,
  services: Services,
): Promise<readonly ManifestPlace[]> {
  return services.ui.follow(tell(services, "open.question"), async (_report, signal) =>
    placesOf(target, await services.workspace.manifests(signal)),
  );
}

/** Those in the files at hand. */
export function placesOf(
  { resource, object }: Target,
  files: readonly WorkspaceFile[],
): readonly ManifestPlace[] {
  const { group, kind } = resource;
  const { name, namespace } = object.metadata;
  return findInWorkspace(files, { group, kind, name, namespace });
}

/** The only one, or the one that the person chooses. Undefined: went away. */
export async function choosePlace(
  places: readonly ManifestPlace[],
  { resource, object }: Target,
  services: Services,
): Promise<ManifestPlace | undefined> {
  if (places.length < 2) return places[0];
  const values = { kind: resource.kind, name: object.metadata.name };
  return services.ui.choose(
    tell(services, "open.choose", values),
    places.map((place) => ({
      label: place.file.path,
      ...(place.isExact ? {} : { description: tell(services, "open.any-namespace") }),
      value: place,
    })),
  );
}
