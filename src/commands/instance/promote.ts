import { check, checkCluster, healthyPhase } from "#commands/cluster/cluster-checks.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames, isReady, podOf, primaryOf } from "#commands/cluster/instances.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { patchLocked, toMicroTime } from "#commands/cluster/patch-cluster.ts";
import type { Standbys } from "#commands/instance/standby-facts.ts";
import type {
  Observation,
  Operation,
  Phrase,
  Precondition,
} from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { fencedInstances, isFenced } from "#domain/cnpg/annotations.ts";
import { switchoverPhase } from "#domain/cnpg/phases.ts";
import { isReplicaCluster } from "#domain/cnpg/is-replica-cluster.ts";

/** More than one WAL segment behind, a standby holds everybody up while it catches up. */
const mostLag = 16 * 1024 * 1024;

/** Makes an instance the primary: a switchover, or the way back out of one that is stuck. */
export function buildPromotion(
  facts: ClusterFacts,
  instance: string,
  standbys: Standbys,
): Operation {
  const { cluster, now } = facts;
  const stuck = isSwitching(facts);
  const lag = standbys?.get(instance)?.lag;
  const unsure = stuck || lag === undefined;
  const status = {
    targetPrimary: instance,
    targetPrimaryTimestamp: toMicroTime(now),
    phase: switchoverPhase,
    phaseReason: `Switching over to ${instance}`,
  };
  return operateOn(facts, {
    verb: "instance.promote",
    values: { instance },
    requests: [patchLocked(cluster, { status }, "status")],
    preconditions: [
      ...checkCluster(facts, ["not-deleting", "not-paused", "not-hibernated", "no-upgrade"]),
      ...checkCandidate(facts, instance, standbys),
    ],
    danger: unsure ? { level: "typed", word: instance } : { level: "button" },
    outage: { kind: "switchover", pods: [primaryOf(facts)] },
    effects: effectsOf(facts, { stuck, lag }),
    expectation: expectOfCluster(10, (seen) => observe(seen, instance)),
  });
}

function isSwitching({ cluster }: ClusterFacts): boolean {
  return cluster.status?.currentPrimary !== cluster.status?.targetPrimary;
}

function checkCandidate(
  facts: ClusterFacts,
  instance: string,
  standbys: Standbys,
): readonly Precondition[] {
  const { cluster } = facts;
  const { phase = "-", targetPrimary = "-" } = cluster.status ?? {};
  const fenced = fencedInstances(cluster.metadata);
  const calm = phase === healthyPhase || phase === "Waiting for user action";
  const stuck = isSwitching(facts);
  const values = { instance, phase, primary: primaryOf(facts), target: targetPrimary };
  return [
    check("known-instance", instanceNames(facts).includes(instance), values),
    check("not-target-yet", instance !== targetPrimary, values),
    check("calm", calm || stuck, values),
    check("candidate-ready", isCandidateReady(facts, instance), values),
    check("candidate-free", !isFenced(fenced, instance), values),
    check("primary-free", stuck || !isFenced(fenced, primaryOf(facts)), values),
    // In a switch that is stuck there is nobody to say who streams.
    ...(stuck ? [] : checkStreaming(instance, standbys)),
  ];
}

/** The switch that is stuck has stopped the old primary itself, so it is not ready, and still the best. */
function isWayBack(facts: ClusterFacts, instance: string): boolean {
  return isSwitching(facts) && instance === primaryOf(facts);
}

function isCandidateReady(facts: ClusterFacts, instance: string): boolean {
  if (isWayBack(facts, instance)) return true;
  if (facts.instances !== undefined) return isReady(podOf(facts, instance));
  return facts.cluster.status?.instancesStatus?.["healthy"]?.includes(instance) === true;
}

function checkStreaming(instance: string, standbys: Standbys): readonly Precondition[] {
  if (standbys === undefined) return [];
  const { state = "-", lag = 0 } = standbys.get(instance) ?? {};
  return [
    check("streaming", state === "streaming", { instance, state }),
    check("not-lagging", lag <= mostLag, { instance, lag: Math.round(lag / 1024 / 1024) }),
  ];
}

function effectsOf(
  facts: ClusterFacts,
  { stuck, lag }: { readonly stuck: boolean; readonly lag: number | undefined },
): readonly Phrase[] {
  const { switchoverDelay = 3600 } = facts.cluster.spec ?? {};
  return [
    phrase("effect.promote", { primary: primaryOf(facts), seconds: switchoverDelay }),
    stuck
      ? phrase("effect.promote.stuck", { target: facts.cluster.status?.targetPrimary ?? "-" })
      : describeLag(lag),
    ...(isReplicaCluster(facts.cluster) ? [phrase("effect.promote.replicaCluster")] : []),
  ];
}

function describeLag(lag: number | undefined): Phrase {
  if (lag === undefined) return phrase("effect.promote.unknownLag");
  return phrase("effect.promote.lag", { lag: Math.round(lag / 1024) });
}

function observe(facts: ClusterFacts, instance: string): Observation {
  const { currentPrimary, targetPrimary, timelineID = 0 } = facts.cluster.status ?? {};
  if (targetPrimary !== instance) {
    const why = phrase("seen.otherTarget", { target: targetPrimary ?? "-" });
    return { state: "failed", why };
  }
  if (currentPrimary !== instance) {
    return waiting("promotion", { primary: currentPrimary ?? "-", instance });
  }
  return waitForSettled(facts) ?? reached("promoted", { instance, timeline: timelineID });
}
