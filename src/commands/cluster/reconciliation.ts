import { checkCluster } from "#commands/cluster/cluster-checks.ts";
import { check } from "#commands/cluster/cluster-checks.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isReady, wantedInstances } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { annotateCluster } from "#commands/cluster/patch-cluster.ts";
import type { Observation, Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { isReconciliationPaused } from "#domain/cnpg/annotations.ts";

const annotation = "cnpg.io/reconciliationLoop";

/** The operator leaves the Cluster alone, also when its primary dies. */
export function buildPauseReconciliation(facts: ClusterFacts): Operation {
  const { cluster } = facts;
  return operateOn(facts, {
    verb: "cluster.pauseReconciliation",
    requests: [annotateCluster(cluster, { [annotation]: "disabled" })],
    preconditions: checkCluster(facts, ["not-deleting", "not-paused", "no-switch"]),
    effects: [phrase("effect.paused")],
    expectation: expectOfCluster(1, (seen) =>
      isReconciliationPaused(seen.cluster.metadata) ? reached("paused") : waiting("annotation"),
    ),
  });
}

export function buildResumeReconciliation(facts: ClusterFacts): Operation {
  const { cluster } = facts;
  const isPaused = isReconciliationPaused(cluster.metadata);
  return operateOn(facts, {
    verb: "cluster.resumeReconciliation",
    requests: [annotateCluster(cluster, { [annotation]: null })],
    preconditions: [
      ...checkCluster(facts, ["not-deleting"]),
      check("is-paused", isPaused, { name: cluster.metadata.name }),
    ],
    effects: [phrase("effect.resumed")],
    expectation: expectOfCluster(
      15,
      (seen) => waitForPods(seen) ?? waitForSettled(seen) ?? reached("resumed"),
    ),
  });
}

/** The status is as old as the pause; what pods say is not. */
function waitForPods(facts: ClusterFacts): Observation | undefined {
  if (facts.instances === undefined) return undefined;
  const ready = facts.instances.filter(isReady).length;
  const wanted = wantedInstances(facts);
  return ready === wanted ? undefined : waiting("count", { ready, wanted });
}

export const pauseReconciliation = clusterCommand(
  "cluster.pauseReconciliation",
  [],
  buildPauseReconciliation,
);
export const resumeReconciliation = clusterCommand(
  "cluster.resumeReconciliation",
  ["pods"],
  buildResumeReconciliation,
);
