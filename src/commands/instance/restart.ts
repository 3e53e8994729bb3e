import { check, checkCluster, usualChecks } from "#commands/cluster/cluster-checks.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isPrimary, isReady, podOf } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { patchLocked } from "#commands/cluster/patch-cluster.ts";
import type { Command } from "#commands/command.ts";
import { chooseInstance } from "#commands/instance/choose-instance.ts";
import { readPostmasterStart } from "#commands/instance/read-postmaster-start.ts";
import type { Observation, Operation, Plan } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";

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
    expectation: expectOfCluster(15, (seen) => waitForRestart(seen, instance, facts)),
  });
}

/**
 * The operator may write its own phase over the request before the instance has seen it, and then nothing is
 * restarted: where it can be told since when PostgreSQL runs, that decides.
 */
function waitForRestart(seen: ClusterFacts, instance: string, before: ClusterFacts): Observation {
  const pod = instance;
  if (seen.cluster.status?.phase === inPlacePhase) return waiting("inPlace", { pod });
  const settled = waitForSettled(seen);
  if (settled !== undefined) return settled;
  if (before.measured === undefined) return reached("inPlaceTold", { pod });
  const isYounger = seen.measured !== undefined && seen.measured !== before.measured;
  if (isYounger) return reached("inPlace", { pod });
  return seen.now - before.now < overlookedAfter
    ? waiting("youngerPostgres", { pod })
    : { state: "failed", why: phrase("seen.notRestarted", { pod }) };
}

/** Metrics are half a minute old at most, so that by then a restart would show in them; milliseconds. */
const overlookedAfter = 120_000;

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

export const restartInstance: Command = async (node, services) => {
  const question = { verb: "instance.restart", replicas: false };
  const chosen = await chooseInstance(node, services, question);
  if (chosen === undefined) return;
  const { target, instance } = chosen;
  const plan = planOnCluster(target, ["pods"], (facts) => buildInstanceRestart(facts, instance));
  const measure: Plan["measure"] = (connection, seen) =>
    readPostmasterStart(connection, instance, seen);
  await runOperation({ ...plan, measure }, services);
};
