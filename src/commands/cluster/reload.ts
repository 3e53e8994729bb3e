import { checkCluster } from "#commands/cluster/cluster-checks.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { annotateCluster, toMicroTime } from "#commands/cluster/patch-cluster.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";

/**
 * All instances compare their configuration with the Cluster and its Secrets and ConfigMaps, and PostgreSQL reads it
 * where it has changed; nothing in the Cluster tells when they have.
 */
export function buildReload(facts: ClusterFacts): Operation {
  const { cluster, now } = facts;
  return operateOn(facts, {
    verb: "cluster.reload",
    requests: [annotateCluster(cluster, { "cnpg.io/reloadedAt": toMicroTime(now) })],
    preconditions: checkCluster(facts, ["not-deleting", "not-hibernated"]),
    danger: { level: "none" },
    effects: [phrase("effect.reload")],
    expectation: undefined,
  });
}

export const reloadCluster = clusterCommand("cluster.reload", [], buildReload);
