import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { podOf } from "#commands/cluster/instances.ts";
import { waitForReplacement } from "#commands/instance/wait-for-replacement.ts";
import { instanceCommand } from "#commands/instance/instance-command.ts";
import { checkExpendable } from "#commands/instance/replica-checks.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";

/** Marks a replica as beyond repair: the operator throws it away with its volumes and clones a new one. */
export function buildRecreation(facts: ClusterFacts, instance: string): Operation {
  const uid = podOf(facts, instance)?.metadata.uid ?? "";
  const ref = { ...refTo("pods", facts.cluster), name: instance };
  const annotations = { "alpha.cnpg.io/unrecoverable": "true" };
  return operateOn(facts, {
    verb: "instance.recreate",
    values: { instance },
    requests: [{ kind: "patch", ref, patch: { metadata: { uid, annotations } } }],
    preconditions: checkExpendable(facts, instance),
    danger: { level: "typed", word: instance },
    outage: { kind: "replica-away", pods: [instance] },
    effects: [phrase("effect.recreate")],
    expectation: expectOfCluster(60, (seen) => waitForReplacement(seen, [uid])),
  });
}

export const recreateInstance = instanceCommand(
  { verb: "instance.recreate", replicas: true },
  ["pods", "jobs"],
  buildRecreation,
);
