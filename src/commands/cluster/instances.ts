import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import { conditionOf } from "#live/health/condition-of.ts";
import { compareNames } from "#live/instance-view.ts";

export function podOf({ instances }: ClusterFacts, name: string): PodObject | undefined {
  return instances?.find(({ metadata }) => metadata.name === name);
}

export function isReady(pod: PodObject | undefined): boolean {
  return conditionOf(pod?.status?.conditions, "Ready")?.status === "True";
}

/** What the operator counts as instances, in the order of their numbers. */
export function instanceNames({ cluster }: Pick<ClusterFacts, "cluster">): readonly string[] {
  return [...(cluster.status?.instanceNames ?? [])].sort(compareNames);
}

export function primaryOf({ cluster }: Pick<ClusterFacts, "cluster">): string {
  return cluster.status?.currentPrimary ?? "";
}

export function isPrimary({ cluster }: Pick<ClusterFacts, "cluster">, name: string): boolean {
  const { currentPrimary, targetPrimary } = cluster.status ?? {};
  return name === currentPrimary || name === targetPrimary;
}

export function wantedInstances({ cluster }: Pick<ClusterFacts, "cluster">): number {
  return cluster.spec?.instances ?? 1;
}

/** Everything is as the Cluster wants it, and nothing is on the way. */
export function isSettled(facts: ClusterFacts): boolean {
  const { phase, readyInstances } = facts.cluster.status ?? {};
  return phase === "Cluster in healthy state" && readyInstances === wantedInstances(facts);
}
