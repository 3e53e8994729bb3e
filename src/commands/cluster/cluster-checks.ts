import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import type { Precondition } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import {
  fencedInstances,
  isHibernationWanted,
  isReconciliationPaused,
} from "#domain/cnpg/annotations.ts";
import type { BackupObject } from "#domain/cnpg/live-shapes.ts";

export const healthyPhase = "Cluster in healthy state";

/** Each of them: does it hold? */
const checks = {
  "not-deleting": ({ cluster }: ClusterFacts) => cluster.metadata.deletionTimestamp === undefined,
  /** The operator would not act. */
  "not-paused": ({ cluster }: ClusterFacts) => !isReconciliationPaused(cluster.metadata),
  "not-hibernated": ({ cluster }: ClusterFacts) => !isHibernationWanted(cluster.metadata),
  "no-switch": ({ cluster }: ClusterFacts) =>
    cluster.status?.currentPrimary === cluster.status?.targetPrimary,
  "no-upgrade": ({ cluster }: ClusterFacts) =>
    cluster.status?.phase !== "Upgrading Postgres major version",
  healthy: ({ cluster }: ClusterFacts) => cluster.status?.phase === healthyPhase,
  "nothing-fenced": ({ cluster }: ClusterFacts) => fencedInstances(cluster.metadata).length === 0,
  "no-backup": ({ around }: ClusterFacts) => runningBackups(around.backups).length === 0,
  /** A cold snapshot fences its target and lets it go by itself. */
  "no-cold-backup": ({ around }: ClusterFacts) =>
    runningBackups(around.backups).every(({ spec }) => spec?.online !== false),
} as const satisfies Readonly<Record<string, (facts: ClusterFacts) => boolean>>;

export type ClusterCheck = keyof typeof checks;

/** What every change of a living Cluster wants. */
export const usualChecks = ["not-deleting", "not-paused", "not-hibernated", "no-upgrade"] as const;

export function checkCluster(
  facts: ClusterFacts,
  names: readonly ClusterCheck[],
): readonly Precondition[] {
  const { metadata, status } = facts.cluster;
  const values = {
    name: metadata.name,
    phase: status?.phase ?? "-",
    current: status?.currentPrimary ?? "-",
    target: status?.targetPrimary ?? "-",
  };
  return names.map((code) => check(code, checks[code](facts), values));
}

/** A precondition whose text is `refused.<code>`. */
export function check(
  code: string,
  met: boolean,
  values: Readonly<Record<string, string | number>> = {},
): Precondition {
  return { code, met, why: phrase(`refused.${code}`, values) };
}

const running: ReadonlySet<string> = new Set(["started", "running", "finalizing"]);

function runningBackups(backups: ClusterFacts["around"]["backups"]): readonly BackupObject[] {
  return ((backups ?? []) as readonly BackupObject[]).filter(({ status }) =>
    running.has(status?.phase ?? ""),
  );
}
