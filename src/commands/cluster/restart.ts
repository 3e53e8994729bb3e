import { checkCluster, usualChecks } from "#commands/cluster/cluster-checks.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames, primaryOf, wantedInstances } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { annotateCluster, toSecondTime } from "#commands/cluster/patch-cluster.ts";
import type { Operation, Outage } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";

const restartedAt = "kubectl.kubernetes.io/restartedAt";

/** Replicas one by one, then the primary, as the Cluster's update strategy has it. */
export function buildRestart(facts: ClusterFacts): Operation {
  const { cluster, now } = facts;
  const time = toSecondTime(now);
  const supervised = cluster.spec?.primaryUpdateStrategy === "supervised";
  return operateOn(facts, {
    verb: "cluster.restart",
    requests: [annotateCluster(cluster, { [restartedAt]: time })],
    preconditions: checkCluster(facts, [...usualChecks, "no-switch"]),
    outage: supervised ? { kind: "none", pods: [] } : outageOf(facts),
    effects: [
      phrase("effect.rolling", { pods: instanceNames(facts).join(", ") }),
      ...(supervised ? [phrase("effect.supervised")] : []),
    ],
    expectation: expectOfCluster(20, (seen) => observe(seen, time)),
  });
}

function outageOf(facts: ClusterFacts): Outage {
  const switches =
    facts.cluster.spec?.primaryUpdateMethod === "switchover" && wantedInstances(facts) > 1;
  return { kind: switches ? "switchover" : "primary-recreated", pods: [primaryOf(facts)] };
}

function observe(facts: ClusterFacts, time: string) {
  const { phase } = facts.cluster.status ?? {};
  if (phase === "Waiting for user action") return reached("supervised");
  const pods = facts.instances ?? [];
  const left = pods.filter(({ metadata }) => metadata.annotations?.[restartedAt] !== time);
  if (left.length > 0) {
    return waiting("restarts", { pods: left.map(({ metadata }) => metadata.name).join(", ") });
  }
  return waitForSettled(facts) ?? reached("restarted", { count: pods.length });
}

export const restartCluster = clusterCommand("cluster.restart", ["pods"], buildRestart);
