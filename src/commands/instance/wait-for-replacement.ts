import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isReady, wantedInstances } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import type { Observation } from "#commands/operations/operation.ts";

/** Names are used again, so that only uids tell that the old pod and volumes are gone. */
export function waitForReplacement(facts: ClusterFacts, old: readonly string[]): Observation {
  const { instances = [], around } = facts;
  const present = [...instances, ...(around.persistentvolumeclaims ?? [])];
  const left = present.filter(({ metadata }) => old.includes(metadata.uid));
  if (left.length > 0) {
    return waiting("oldGone", { left: left.map(({ metadata }) => metadata.name).join(", ") });
  }
  const ready = instances.filter(isReady).length;
  const wanted = wantedInstances(facts);
  if (ready < wanted) return waitForSettled(facts) ?? waiting("count", { ready, wanted });
  return waitForSettled(facts) ?? reached("replaced", { ready });
}
