import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import type { Command } from "#commands/command.ts";
import { chooseInstance } from "#commands/instance/choose-instance.ts";
import type { Operation, Surrounding } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";

/** A command that needs to know nothing but the instance. */
export function instanceCommand(
  question: { readonly verb: string; readonly replicas: boolean },
  needs: readonly Surrounding[],
  build: (facts: ClusterFacts, instance: string) => Operation,
): Command {
  return async (node, services) => {
    const chosen = await chooseInstance(node, services, question);
    if (chosen === undefined) return;
    const { target, instance } = chosen;
    const plan = planOnCluster(target, needs, (facts) => build(facts, instance));
    await runOperation(plan, services);
  };
}
