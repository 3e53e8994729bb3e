import { check, checkCluster, usualChecks } from "#commands/cluster/cluster-checks.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isPrimary, isReady, podOf, wantedInstances } from "#commands/cluster/instances.ts";
import type { Precondition } from "#commands/operations/operation.ts";

/** What has to hold before the data of an instance are thrown away. */
export function checkExpendable(facts: ClusterFacts, instance: string): readonly Precondition[] {
  const others = (facts.instances ?? []).filter(({ metadata }) => metadata.name !== instance);
  const joins = (facts.around.jobs ?? []).filter(
    ({ metadata }) => metadata.labels?.["cnpg.io/jobRole"] === "join",
  );
  return [
    ...checkCluster(facts, [...usualChecks, "no-switch"]),
    check("not-primary", !isPrimary(facts, instance), { instance }),
    check("others", wantedInstances(facts) > 1, { instance }),
    check("pod-seen", podOf(facts, instance) !== undefined, { instance }),
    check("other-ready", others.some(isReady), { instance }),
    check("no-join", joins.length === 0, {
      jobs: joins.map(({ metadata }) => metadata.name).join(", "),
    }),
  ];
}
