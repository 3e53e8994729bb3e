import type { JsonObject } from "#domain/kubernetes/json.ts";
import { backupMethods } from "#commands/backup/backup-methods.ts";
import type { BackupMethod } from "#commands/backup/backup-methods.ts";
import { check, checkCluster } from "#commands/cluster/cluster-checks.ts";
import { expectOfCluster, operateOn } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { isReady, primaryOf, wantedInstances } from "#commands/cluster/instances.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import type { Observation, Operation, Outage } from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { resourceOf } from "#commands/operations/resource-of.ts";
import type { BackupObject, ScheduledBackupObject } from "#domain/cnpg/live-shapes.ts";

export interface BackupChoice {
  readonly way: BackupMethod;
  /** Undefined: what the Cluster says. */
  readonly target?: "primary" | "prefer-standby" | undefined;
  /** Volume snapshots only. */
  readonly online?: boolean | undefined;
  /** The schedule whose backup is made out of turn. */
  readonly schedule?: string | undefined;
}

/** Starts a backup and waits for its end. `time` goes into the name. */
export function buildBackup(
  facts: ClusterFacts,
  choice: BackupChoice,
  time = facts.now,
): Operation {
  const { cluster } = facts;
  const { name, namespace } = cluster.metadata;
  const backup = `${name}-${new Date(time).toISOString().replace(/\D/g, "").slice(0, 14)}`;
  const ref = { resource: resourceOf("backups"), namespace, name: backup };
  const outage = outageOf(facts, choice);
  return operateOn(facts, {
    verb: "cluster.backup",
    values: { name, backup },
    requests: [{ kind: "create", ref, object: objectOf({ name, namespace, backup }, choice) }],
    preconditions: [
      ...checkCluster(facts, usualForBackups),
      check("method", isConfigured(facts, choice.way), { name, method: choice.way.method }),
      check("some-ready", hasReadyInstance(facts), { name }),
    ],
    danger: dangerOf(outage, name),
    outage,
    effects: [
      phrase(`effect.backup.${choice.way.method}`),
      ...(choice.schedule === undefined
        ? []
        : [phrase("effect.backup.schedule", { schedule: choice.schedule })]),
    ],
    expectation: expectOfCluster(240, ({ around }) => observe(around.backups, backup)),
  });
}

/** What a schedule asks for. */
export function backupOfSpec(
  { method, pluginConfiguration, target, online }: NonNullable<ScheduledBackupObject["spec"]>,
  schedule: string,
): BackupChoice {
  const way: BackupMethod =
    method === "plugin"
      ? { method, plugin: pluginConfiguration?.name ?? "" }
      : { method: method === "volumeSnapshot" ? method : "barmanObjectStore" };
  return { way, target: target as BackupChoice["target"], online, schedule };
}

const usualForBackups = ["not-deleting", "not-paused", "not-hibernated", "no-upgrade"] as const;

function isConfigured({ cluster }: ClusterFacts, way: BackupMethod): boolean {
  return backupMethods(cluster).some((known) => JSON.stringify(known) === JSON.stringify(way));
}

function hasReadyInstance({ cluster, instances }: ClusterFacts): boolean {
  return instances?.some(isReady) ?? (cluster.status?.readyInstances ?? 0) > 0;
}

/** A cold snapshot stops the instance that it is taken of. */
function outageOf(facts: ClusterFacts, { way, target, online }: BackupChoice): Outage {
  if (way.method !== "volumeSnapshot" || online !== false) return noOutage;
  const ofPrimary = wantedInstances(facts) === 1 || targetOf(facts, target) === "primary";
  return {
    kind: ofPrimary ? "no-writes" : "replica-away",
    pods: ofPrimary ? [primaryOf(facts)] : [],
  };
}

function targetOf({ cluster }: ClusterFacts, target: BackupChoice["target"]): string | undefined {
  return target ?? cluster.spec?.backup?.target;
}

function dangerOf({ kind }: Outage, name: string): Operation["danger"] {
  if (kind === "none") return { level: "none" };
  return kind === "no-writes" ? { level: "typed", word: name } : { level: "button" };
}

function objectOf(
  names: { readonly name: string; readonly namespace: string | undefined; readonly backup: string },
  { way, target, online }: BackupChoice,
): JsonObject {
  const { name, namespace, backup } = names;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Backup",
    metadata: {
      name: backup,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { "cnpg.io/cluster": name },
    },
    spec: {
      cluster: { name },
      method: way.method,
      ...(way.method === "plugin" ? { pluginConfiguration: { name: way.plugin } } : {}),
      ...(target === undefined ? {} : { target }),
      ...(way.method === "volumeSnapshot" && online !== undefined ? { online } : {}),
    },
  };
}

function observe(backups: ClusterFacts["around"]["backups"], name: string): Observation {
  const found: BackupObject | undefined = backups?.find(({ metadata }) => metadata.name === name);
  const { phase, error, instanceID } = { phase: "pending", error: "", ...found?.status };
  const values = { backup: name, instance: instanceID?.podName ?? "-", phase, error };
  if (phase === "completed") return reached("backup", values);
  if (phase === "failed" || phase.startsWith("invalid")) {
    return { state: "failed", why: phrase("seen.backupFailed", values) };
  }
  return waiting("backup", values);
}
