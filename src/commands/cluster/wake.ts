import { check, checkCluster } from "#commands/cluster/cluster-checks.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { reached, waitForSettled, waiting } from "#commands/cluster/observe.ts";
import { offerDependents } from "#commands/cluster/offer-dependents.ts";
import { annotateCluster } from "#commands/cluster/patch-cluster.ts";
import type { Command } from "#commands/command.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { isHibernationWanted } from "#domain/cnpg/annotations.ts";
import { conditionOf } from "#live/health/condition-of.ts";

export function buildWaking(facts: ClusterFacts): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  return operateOn(facts, {
    verb: "cluster.wake",
    requests: [annotateCluster(cluster, { "cnpg.io/hibernation": "off" })],
    preconditions: [
      ...checkCluster(facts, ["not-deleting", "not-paused"]),
      check("is-hibernated", isHibernationWanted(cluster.metadata), { name }),
    ],
    danger: { level: "none" },
    effects: [phrase("effect.wake")],
    expectation: expectOfCluster(15, observe),
  });
}

function observe(facts: ClusterFacts) {
  const { conditions } = facts.cluster.status ?? {};
  if (conditionOf(conditions, "cnpg.io/hibernation")?.status === "True") return waiting("waking");
  const { currentPrimary = "-" } = facts.cluster.status ?? {};
  return waitForSettled(facts) ?? reached("awake", { primary: currentPrimary });
}

export const wakeCluster: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.wake");
  if (target === undefined) return;
  const outcome = await runOperation(planOnCluster(target, [], buildWaking), services);
  if (outcome === "done" || outcome === "unseen") await offerDependents(target, services, "start");
};
