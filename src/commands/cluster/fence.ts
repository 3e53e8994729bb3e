import { check, checkCluster } from "#commands/cluster/cluster-checks.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames, isPrimary, isReady, podOf } from "#commands/cluster/instances.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import { patchLocked } from "#commands/cluster/patch-cluster.ts";
import { instanceCommand } from "#commands/instance/instance-command.ts";
import type {
  Observation,
  Operation,
  Outage,
  WriteRequest,
} from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { fencedInstances, isFenced } from "#domain/cnpg/annotations.ts";

/** Stops PostgreSQL of an instance, or of `all`, and keeps the pod, so that its data can be looked at; there is no failover from it. */
export function buildFencing(facts: ClusterFacts, instance: string): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  const fenced = fencedInstances(cluster.metadata);
  const hit = instance === "all" ? instanceNames(facts) : [instance];
  const outage = outageOf(facts, instance);
  const list = instance === "all" ? ["*"] : [...new Set([...listOf(facts), instance])].sort();
  return operateOn(facts, {
    verb: instance === "all" ? "cluster.fence" : "instance.fence",
    values: { instance },
    requests: [patchFenced(facts, list)],
    preconditions: [
      ...checkCluster(facts, ["not-deleting", "not-hibernated", "no-switch", "no-cold-backup"]),
      check(
        "known-instance",
        hit.every((one) => instanceNames(facts).includes(one)),
        { instance },
      ),
      check("not-fenced-yet", instance === "all" ? fenced !== "all" : !isFenced(fenced, instance), {
        instance: instance === "all" ? name : instance,
      }),
    ],
    danger:
      outage.kind === "replica-away"
        ? { level: "button" }
        : { level: "typed", word: instance === "all" ? name : instance },
    outage,
    effects: [phrase("effect.fence")],
    expectation: expectOfCluster(10, (seen) => waitForSilence(seen, hit)),
  });
}

export function buildUnfencing(facts: ClusterFacts, instance: string): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  const fenced = fencedInstances(cluster.metadata);
  const hit = instance === "all" ? listOf(facts) : [instance];
  const list = instance === "all" ? [] : listOf(facts).filter((one) => one !== instance);
  return operateOn(facts, {
    verb: instance === "all" ? "cluster.unfence" : "instance.unfence",
    values: { instance },
    requests: [patchFenced(facts, list)],
    preconditions: [
      ...checkCluster(facts, ["not-deleting", "not-hibernated", "no-cold-backup"]),
      check("is-fenced", instance === "all" ? fenced.length > 0 : isFenced(fenced, instance), {
        instance: instance === "all" ? name : instance,
      }),
    ],
    effects: [phrase("effect.unfence")],
    expectation: expectOfCluster(15, (seen) => waitForReady(seen, hit)),
  });
}

/** `["*"]` written out, so that a single one can be taken out of it. */
function listOf(facts: ClusterFacts): readonly string[] {
  const fenced = fencedInstances(facts.cluster.metadata);
  return fenced === "all" ? instanceNames(facts) : fenced;
}

/** Read, changed and written back: only while nobody else has written. */
function patchFenced({ cluster }: ClusterFacts, list: readonly string[]): WriteRequest {
  const value = list.length === 0 ? null : JSON.stringify(list);
  return patchLocked(cluster, { metadata: { annotations: { "cnpg.io/fencedInstances": value } } });
}

function outageOf(facts: ClusterFacts, instance: string): Outage {
  if (instance === "all") return { kind: "nothing", pods: instanceNames(facts) };
  return { kind: isPrimary(facts, instance) ? "no-writes" : "replica-away", pods: [instance] };
}

/** The pod stays ready for half a minute, until its probes have failed often enough. */
function waitForSilence(facts: ClusterFacts, names: readonly string[]): Observation {
  const left = names.filter((name) => isReady(podOf(facts, name)));
  if (facts.instances === undefined) return reached("fencedUnseen");
  return left.length === 0
    ? reached("fenced", { pods: names.join(", ") })
    : waiting("silence", { pods: left.join(", ") });
}

function waitForReady(facts: ClusterFacts, names: readonly string[]): Observation {
  if (facts.instances === undefined) return reached("unfencedUnseen");
  const left = names.filter((name) => !isReady(podOf(facts, name)));
  return left.length === 0
    ? reached("unfenced", { pods: names.join(", ") })
    : waiting("ready", { pods: left.join(", ") });
}

const needs = ["pods", "backups"] as const;

export const fenceCluster = clusterCommand("cluster.fence", needs, (facts) =>
  buildFencing(facts, "all"),
);
export const unfenceCluster = clusterCommand("cluster.unfence", needs, (facts) =>
  buildUnfencing(facts, "all"),
);
export const fenceInstance = instanceCommand(
  { verb: "instance.fence", replicas: false },
  needs,
  buildFencing,
);
export const unfenceInstance = instanceCommand(
  { verb: "instance.unfence", replicas: false },
  needs,
  buildUnfencing,
);
