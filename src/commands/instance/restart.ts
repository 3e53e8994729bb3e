import { check, checkCluster, usualChecks } from "#commands/cluster/cluster-checks.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isPrimary, isReady, podOf } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { patchLocked } from "#commands/cluster/patch-cluster.ts";
import { instanceCommand } from "#commands/instance/instance-command.ts";
import type { Observation, Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";

const inPlacePhase = "Primary instance is being restarted in-place";

/**
 * A replica's pod is deleted and comes back on its volumes. The primary is restarted inside its pod: to
 * delete that pod would be a failover.
 */
export function buildInstanceRestart(facts: ClusterFacts, instance: string): Operation {
  return isPrimary(facts, instance)
    ? restartPrimary(facts, instance)
    : restartReplica(facts, instance);
}

function restartPrimary(facts: ClusterFacts, instance: string): Operation {
  const { cluster } = facts;
  const status = { phase: inPlacePhase, phaseReason: "Requested by the user" };
  return operateOn(facts, {
    verb: "instance.restart",
    values: { instance },
    requests: [patchLocked(cluster, { status }, "status")],
    preconditions: checkCluster(facts, [...usualChecks, "no-switch", "healthy", "nothing-fenced"]),
    outage: { kind: "restart-in-place", pods: [instance] },
    effects: [phrase("effect.inPlace")],
    expectation: expectOfCluster(15, (seen) =>
      seen.cluster.status?.phase === inPlacePhase
        ? waiting("inPlace", { pod: instance })
        : (waitForSettled(seen) ?? reached("inPlace", { pod: instance })),
    ),
  });
}

function restartReplica(facts: ClusterFacts, instance: string): Operation {
  const pod = podOf(facts, instance);
  const uid = pod?.metadata.uid ?? "";
  const ref = { ...refTo("pods", facts.cluster), name: instance };
  return operateOn(facts, {
    verb: "instance.restart",
    values: { instance },
    requests: [{ kind: "delete", ref, uid }],
    preconditions: [
      ...checkCluster(facts, [...usualChecks, "no-switch"]),
      check("pod-seen", pod !== undefined, { instance }),
    ],
    outage: { kind: "replica-away", pods: [instance] },
    effects: [phrase("effect.replicaPod")],
    expectation: expectOfCluster(15, (seen) => waitForNewPod(seen, instance, uid)),
  });
}

function waitForNewPod(facts: ClusterFacts, name: string, old: string): Observation {
  const pod = podOf(facts, name);
  if (pod === undefined || pod.metadata.uid === old) return waiting("newPod", { pod: name });
  return isReady(pod) ? reached("newPod", { pod: name }) : waiting("ready", { pods: name });
}

export const restartInstance = instanceCommand(
  { verb: "instance.restart", replicas: false },
  ["pods"],
  buildInstanceRestart,
);
