import { checkCluster } from "#commands/cluster/cluster-checks.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames } from "#commands/cluster/instances.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import { offerDependents } from "#commands/cluster/offer-dependents.ts";
import { annotateCluster } from "#commands/cluster/patch-cluster.ts";
import type { Command } from "#commands/command.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { conditionOf } from "#live/health/condition-of.ts";

/** All pods go, all volumes stay. */
export function buildHibernation(facts: ClusterFacts): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  return operateOn(facts, {
    verb: "cluster.hibernate",
    requests: [annotateCluster(cluster, { "cnpg.io/hibernation": "on" })],
    preconditions: checkCluster(facts, [
      "not-deleting",
      "not-paused",
      "not-hibernated",
      "healthy",
      "no-switch",
      "nothing-fenced",
      "no-backup",
    ]),
    danger: { level: "typed", word: name },
    outage: { kind: "nothing", pods: instanceNames(facts) },
    effects: [phrase("effect.hibernate")],
    expectation: expectOfCluster(15, observe),
  });
}

/** The phase says healthy all the while; the condition alone tells. */
function observe({ cluster }: ClusterFacts) {
  const condition = conditionOf(cluster.status?.conditions, "cnpg.io/hibernation");
  if (condition?.status === "True") return reached("hibernated");
  return waiting("hibernation", { reason: condition?.message ?? condition?.reason ?? "-" });
}

export const hibernateCluster: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.hibernate");
  if (target === undefined) return;
  const plan = planOnCluster(target, ["backups"], buildHibernation);
  const outcome = await runOperation(plan, services);
  if (outcome === "done" || outcome === "unseen") await offerDependents(target, services, "stop");
};
