import type { ClusterObject, DeclaredObject, PodObject } from "#domain/cnpg/live-shapes.ts";

/** What a Cluster's health is judged by: the object and what belongs to it. */
export interface ClusterFacts {
  readonly cluster: ClusterObject;
  /** Pods of instances; undefined where they may not be seen. */
  readonly pods: readonly PodObject[] | undefined;
  /** Databases, roles, publications and subscriptions. */
  readonly declared: readonly DeclaredObject[];
  /** Milliseconds since 1970. */
  readonly now: number;
}
