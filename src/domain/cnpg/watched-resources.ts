import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import { kindTable } from "./kinds.ts";

/** A resource that the explorer follows in each context. */
export interface WatchedResource extends ApiResource {
  /** Only objects with these labels are asked for. */
  readonly labelSelector?: string;
  /** Without it there is nothing to show; all others only make the picture richer. */
  readonly essential?: true;
}

const belongsToCluster = "cnpg.io/cluster";

const core = (plural: string, kind: string) =>
  ({ group: "", version: "v1", plural, kind, namespaced: true }) as const;

/** Everything that is followed, the most important first. */
export const watchedResources: readonly WatchedResource[] = [
  ...kindTable
    .filter(({ authored }) => authored)
    .map(({ group, version, plural, kind, scope }): WatchedResource => ({
      group,
      version,
      plural,
      kind,
      namespaced: scope === "Namespaced",
      ...(kind === "Cluster" ? { essential: true } : {}),
    })),
  { ...core("pods", "Pod"), labelSelector: belongsToCluster },
  { ...core("persistentvolumeclaims", "PersistentVolumeClaim"), labelSelector: belongsToCluster },
  { ...core("services", "Service"), labelSelector: belongsToCluster },
  {
    group: "batch",
    version: "v1",
    plural: "jobs",
    kind: "Job",
    namespaced: true,
    labelSelector: belongsToCluster,
  },
  {
    group: "apps",
    version: "v1",
    plural: "deployments",
    kind: "Deployment",
    namespaced: true,
    labelSelector: "app.kubernetes.io/name=cloudnative-pg",
  },
];
