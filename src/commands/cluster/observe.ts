import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isSettled, wantedInstances } from "#commands/cluster/instances.ts";
import type { Observation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";

export function reached(
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Observation {
  return { state: "reached", seen: phrase(`seen.${key}`, values) };
}

export function waiting(
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Observation {
  return { state: "waiting", for: phrase(`waiting.${key}`, values) };
}

/** Waits with the operator's own words while the Cluster is not settled; undefined once it is. */
export function waitForSettled(facts: ClusterFacts): Observation | undefined {
  if (isSettled(facts)) return undefined;
  const { phase = "-", phaseReason = "", readyInstances = 0 } = facts.cluster.status ?? {};
  const wanted = wantedInstances(facts);
  return waiting("settled", { phase, reason: phaseReason, ready: readyInstances, wanted });
}
