import type { ContextEvent, LiveProblem } from "#domain/kubernetes/live-event.ts";
import type { InstanceStatus } from "#domain/cnpg/instance-status.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** All that is known about one context. Only the store writes to it. */
export interface ContextState {
  readonly name: string;
  status: ContextStatus;
  /** By resource name, then uid. */
  readonly objects: Map<string, Map<string, LiveObject>>;
  /** Clusters by `namespace/name`: what their parts name them by. */
  readonly clusters: Map<string, LiveObject>;
  /** By cluster, then resource name, then uid: what belongs to a Cluster. */
  readonly parts: Map<string, Map<string, Map<string, LiveObject>>>;
  /** What instances have told of themselves, by the uid of their pod. */
  readonly statuses: Map<string, InstanceStatus>;
  /** How it stands with each watch. */
  readonly scopes: Map<string, ScopeState>;
  /** Counts the changes to what belongs to each cluster, so that what follows from it can be kept. */
  readonly revisions: Map<string, number>;
}

export type ContextStatus =
  Exclude<ContextEvent, { kind: "removed-context" }> | { readonly kind: "unknown" };

export interface ScopeState {
  readonly resource: string;
  readonly namespace: string | undefined;
  /** Its objects have been read once. */
  readonly listed: boolean;
  readonly stale?: { readonly since: number; readonly problem: LiveProblem };
  /** What the user may not do. */
  readonly denied?: "list" | "watch";
}

export function createContextState(name: string): ContextState {
  return {
    name,
    status: { kind: "unknown" },
    objects: new Map(),
    clusters: new Map(),
    parts: new Map(),
    statuses: new Map(),
    scopes: new Map(),
    revisions: new Map(),
  };
}

export const clustersName = "clusters.postgresql.cnpg.io";

export function keyOfCluster(namespace: string | undefined, name: string): string {
  return `${namespace ?? ""}/${name}`;
}
