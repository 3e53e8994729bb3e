import type { ClusterObject, DeclaredObject, PodObject } from "#domain/cnpg/live-shapes.ts";

/** What a Cluster's health is judged by: the object and what belongs to it. */
export interface ClusterFacts {
  readonly cluster: ClusterObject;
  /** Pods of instances; undefined where they may not be seen. */
  readonly pods: readonly PodObject[] | undefined;
  /** Databases, roles, publications and subscriptions. */
  /** Pods of the jobs that make instances. */
  readonly jobPods?: readonly PodObject[];
  readonly declared: readonly DeclaredObject[];
  /** Milliseconds since 1970. */
  readonly now: number;
}
