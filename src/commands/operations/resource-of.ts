import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import type { ObjectRef } from "#commands/operations/operation.ts";

/** A followed resource by its plural, as `clusters`. */
export function resourceOf(plural: string): ApiResource {
  const found = watchedResources.find((resource) => resource.plural === plural);
  if (found === undefined) throw new Error(`${plural} is not followed`);
  return found;
}

export function refTo(plural: string, { metadata }: Pick<LiveObject, "metadata">): ObjectRef {
  const { namespace, name } = metadata;
  return { resource: resourceOf(plural), namespace, name };
}
