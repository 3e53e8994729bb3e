import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** The Cluster that an object is about: by its spec, or for pods, claims and services by their label. */
export function owningCluster(object: LiveObject): string | undefined {
  const { spec } = object as Spec;
  return spec?.cluster?.name ?? object.metadata.labels?.["cnpg.io/cluster"];
}

interface Spec {
  readonly spec?: { readonly cluster?: { readonly name?: string } };
}
