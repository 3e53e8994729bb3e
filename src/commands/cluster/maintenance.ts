import { checkCluster } from "#commands/cluster/cluster-checks.ts";
import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { wantedInstances } from "#commands/cluster/instances.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import { patchCluster } from "#commands/cluster/patch-cluster.ts";
import type { Command } from "#commands/command.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";

/** Nodes may be drained; what happens to the data of their replicas is the choice. */
export function buildMaintenance(facts: ClusterFacts, reusePVC: boolean): Operation {
  const { cluster } = facts;
  const { name } = cluster.metadata;
  const window = { inProgress: true, reusePVC };
  return operateOn(facts, {
    verb: "cluster.startMaintenance",
    requests: [patchCluster(cluster, { spec: { nodeMaintenanceWindow: window } })],
    preconditions: checkCluster(facts, ["not-deleting", "not-paused", "not-hibernated"]),
    danger: reusePVC ? { level: "button" } : { level: "typed", word: name },
    effects: [
      phrase(reusePVC ? "effect.maintenance.keep" : "effect.maintenance.rebuild"),
      ...(wantedInstances(facts) === 1 ? [phrase("effect.maintenance.single")] : []),
    ],
    expectation: expectOfCluster(1, (seen) =>
      seen.cluster.spec?.nodeMaintenanceWindow?.inProgress === true
        ? reached("maintenance")
        : waiting("spec"),
    ),
  });
}

export function buildEndMaintenance(facts: ClusterFacts): Operation {
  const { cluster } = facts;
  return operateOn(facts, {
    verb: "cluster.endMaintenance",
    requests: [patchCluster(cluster, { spec: { nodeMaintenanceWindow: { inProgress: false } } })],
    preconditions: checkCluster(facts, ["not-deleting"]),
    effects: [phrase("effect.maintenance.end")],
    expectation: expectOfCluster(1, (seen) =>
      seen.cluster.spec?.nodeMaintenanceWindow?.inProgress === true
        ? waiting("spec")
        : reached("maintenanceEnd"),
    ),
  });
}

export const startMaintenance: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "cluster.startMaintenance");
  if (target === undefined) return;
  const label = (key: string) => say(services, phrase(key));
  const reuse = await services.ui.choose(label("pick.maintenance"), [
    { label: label("pick.maintenance.keep"), value: true },
    { label: label("pick.maintenance.rebuild"), value: false },
  ]);
  if (reuse === undefined) return;
  const plan = planOnCluster(target, [], (facts) => buildMaintenance(facts, reuse));
  await runOperation(plan, services);
};

export const endMaintenance = clusterCommand("cluster.endMaintenance", [], buildEndMaintenance);
