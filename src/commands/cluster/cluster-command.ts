import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import type { Command } from "#commands/command.ts";
import type { Operation, Surrounding } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";

/** A command that needs to know nothing but the Cluster. */
export function clusterCommand(
  verb: string,
  needs: readonly Surrounding[],
  build: (facts: ClusterFacts) => Operation,
): Command {
  return async (node, services) => {
    const target = await chooseCluster(node, services, verb);
    if (target === undefined) return;
    await runOperation(planOnCluster(target, needs, build), services);
  };
}
