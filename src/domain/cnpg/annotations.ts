import type { LiveMeta } from "#domain/kubernetes/live-object.ts";

/** Instances that are fenced; `all` for `["*"]`. What cannot be read fences nothing, as for the operator. */
export function fencedInstances({ annotations }: LiveMeta): readonly string[] | "all" {
  const written = annotations?.["cnpg.io/fencedInstances"];
  if (written === undefined || written === "") return [];
  try {
    const names: unknown = JSON.parse(written);
    if (!Array.isArray(names)) return [];
    return names.includes("*") ? "all" : names.filter((name) => typeof name === "string");
  } catch {
    return [];
  }
}

export function isFenced(fenced: readonly string[] | "all", instance: string): boolean {
  return fenced === "all" || fenced.includes(instance);
}

/** The operator leaves the object alone, so its status may be out of date. */
export function isReconciliationPaused({ annotations }: LiveMeta): boolean {
  return annotations?.["cnpg.io/reconciliationLoop"] === "disabled";
}

export function isHibernationWanted({ annotations }: LiveMeta): boolean {
  return annotations?.["cnpg.io/hibernation"] === "on";
}

/** WAL is thrown away in place of being archived. */
export function isArchivingSkipped({ annotations }: LiveMeta): boolean {
  return annotations?.["cnpg.io/skipWalArchiving"] === "enabled";
}

/** Who keeps the object's manifest elsewhere, so that a change here would be undone. */
export interface ManifestOwner {
  readonly tool: "Argo CD" | "Flux" | "Helm";
  /** Application, Kustomization or release, where the object says which. */
  readonly name: string | undefined;
}

export function findManifestOwner({
  labels = {},
  annotations = {},
}: LiveMeta): ManifestOwner | undefined {
  const argo = annotations["argocd.argoproj.io/tracking-id"];
  if (argo !== undefined) return { tool: "Argo CD", name: argo.split(":")[0] };
  const instance = labels["argocd.argoproj.io/instance"];
  if (instance !== undefined) return { tool: "Argo CD", name: instance };
  const flux = labels["kustomize.toolkit.fluxcd.io/name"] ?? labels["helm.toolkit.fluxcd.io/name"];
  if (flux !== undefined) return { tool: "Flux", name: flux };
  const release = annotations["meta.helm.sh/release-name"];
  return release === undefined ? undefined : { tool: "Helm", name: release };
}
