import { checkCluster } from "#commands/cluster/cluster-checks.ts";
import { clusterCommand } from "#commands/cluster/cluster-command.ts";
import { operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { instanceNames } from "#commands/cluster/instances.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import type { Operation, Situation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** With the Cluster go its volumes: they belong to it. */
export function buildDeletion(facts: ClusterFacts): Operation {
  const { cluster, around } = facts;
  const { name, uid } = cluster.metadata;
  const claims = around.persistentvolumeclaims ?? [];
  const { lastSuccessfulBackup } = cluster.status ?? {};
  return operateOn(facts, {
    verb: "cluster.delete",
    requests: [{ kind: "delete", ref: refTo("clusters", cluster), uid }],
    preconditions: checkCluster(facts, ["not-deleting"]),
    danger: { level: "typed", word: name },
    outage: { kind: "for-ever", pods: instanceNames(facts) },
    effects: [
      phrase(claims.length === 0 ? "effect.deleteClaims.unknown" : "effect.deleteClaims", {
        claims: namesOf(claims),
      }),
      phrase("effect.lastBackup", {
        time: lastBackupOf(around.backups) ?? lastSuccessfulBackup ?? "-",
      }),
      phrase("effect.deleteLeaves", { left: leftBehind(around) }),
    ],
    expectation: { limit: 600_000, observe: (situation) => observe(situation, uid) },
  });
}

function observe({ object, around }: Situation, uid: string) {
  const gone = object === undefined || object.metadata.uid !== uid;
  const left = [...(around.pods ?? []), ...(around.persistentvolumeclaims ?? [])];
  if (gone && left.length === 0) return reached("deleted");
  return waiting("deletion", { left: namesOf(left) });
}

function namesOf(objects: readonly LiveObject[]): string {
  return objects.map(({ metadata }) => metadata.name).join(", ") || "-";
}

/** They live on and fail from then on. */
function leftBehind({ poolers = [], scheduledbackups = [] }: Situation["around"]): string {
  return namesOf([...poolers, ...scheduledbackups]);
}

function lastBackupOf(backups: readonly LiveObject[] | undefined): string | undefined {
  const ends = (backups ?? []).map((backup) => {
    const { phase, stoppedAt = "" } = (backup["status"] ?? {}) as Ended;
    return phase === "completed" ? stoppedAt : "";
  });
  return ends
    .filter((end) => end !== "")
    .sort()
    .at(-1);
}

interface Ended {
  readonly phase?: string;
  readonly stoppedAt?: string;
}

export const deleteCluster = clusterCommand(
  "cluster.delete",
  ["pods", "persistentvolumeclaims", "backups", "poolers", "scheduledbackups"],
  buildDeletion,
);
