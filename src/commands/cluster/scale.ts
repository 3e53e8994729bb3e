import { check, checkCluster, usualChecks } from "#commands/cluster/cluster-checks.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames, isPrimary, wantedInstances } from "#commands/cluster/instances.ts";
import { objectionsTo } from "#commands/cluster/objections-to.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { operatorOf } from "#commands/cluster/operator-of.ts";
import { patchCluster } from "#commands/cluster/patch-cluster.ts";
import type { Command } from "#commands/command.ts";
import type { Danger, Observation, Operation, Phrase } from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** More instances are cloned one by one; of fewer, the newest replicas go with their volumes. */
export function buildScaling(facts: ClusterFacts, instances: number): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  const patch = { spec: { instances } };
  const from = wantedInstances(facts);
  const objections = objectionsTo(cluster, patch, operatorOf(facts));
  return operateOn(facts, {
    verb: "cluster.scale",
    values: { from, to: instances },
    requests: [patchCluster(cluster, patch)],
    preconditions: [
      ...checkCluster(facts, [...usualChecks, "no-switch"]),
      check("other-count", instances !== from, { name, count: from }),
      ...objections.map((why) => ({ code: why.key, met: false, why })),
    ],
    danger: dangerOf(name, from, instances),
    outage:
      instances < from
        ? { kind: "replica-gone", pods: leaving(facts, from - instances) }
        : noOutage,
    effects: effectsOf(facts, from, instances),
    expectation: expectOfCluster(60, (seen) => observe(seen, instances)),
  });
}

function dangerOf(name: string, from: number, to: number): Danger {
  if (to > from) return { level: "none" };
  return to === 1 ? { level: "typed", word: name } : { level: "button" };
}

function effectsOf(facts: ClusterFacts, from: number, to: number): readonly Phrase[] {
  if (to > from) return [phrase("effect.scaleUp", { count: to - from })];
  const gone = leaving(facts, from - to).join(", ");
  const single = to === 1 ? [phrase("effect.single")] : [];
  return [phrase("effect.scaleDown", { pods: gone }), ...single];
}

/** The highest numbers go first; the primary never does. */
function leaving(facts: ClusterFacts, count: number): readonly string[] {
  const replicas = instanceNames(facts).filter((name) => !isPrimary(facts, name));
  return replicas.slice(-count).reverse();
}

function observe(facts: ClusterFacts, instances: number): Observation {
  const { status } = facts.cluster;
  if (wantedInstances(facts) !== instances) {
    const why = phrase("seen.otherCount", { count: wantedInstances(facts) });
    return { state: "failed", why };
  }
  const present = status?.instances ?? 0;
  if (present !== instances) return waiting("instances", { present, wanted: instances });
  return (
    waitForSettled(facts) ??
    reached("scaled", { name: facts.cluster.metadata.name, count: instances })
  );
}

export const scaleCluster: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.scale");
  if (target === undefined) return;
  const cluster = target.object as LiveObject & ClusterObject;
  const current = wantedInstances({ cluster });
  const wrong = say(services, phrase("ask.instances.wrong"));
  const text = await services.ui.ask({
    title: say(services, phrase("ask.instances", { name: cluster.metadata.name, current })),
    value: String(current),
    check: (written) => (/^[1-9]\d?$/.test(written) ? undefined : wrong),
  });
  if (text === undefined) return;
  const plan = planOnCluster(target, ["pods"], (facts) => buildScaling(facts, Number(text)));
  await runOperation(plan, services);
};
