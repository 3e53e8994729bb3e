import { judgeInstance } from "#commands/status/judge-instance.ts";
import { listRecovery } from "#commands/status/list-recovery.ts";
import { membersOf } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { fencedInstances, isArchivingSkipped } from "#domain/cnpg/annotations.ts";
import type { PoolerObject, ScheduledBackupObject } from "#domain/cnpg/live-shapes.ts";
import { nameSlot } from "#domain/cnpg/name-slot.ts";
import { findWalArchiver } from "#domain/cnpg/wal-archiver.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import type { InstanceView } from "#live/instance-view.ts";

/** What the Cluster's own status does not tell: seen in instances, slots, backups and poolers. */
export function findTroubles(status: StatusView): readonly HealthFact[] {
  const isAtRest = status.view.health.some(({ code }) => code === "hibernated");
  if (isAtRest) return [];
  return [
    ...status.instances.flatMap((instance) => judgeOne(status, instance)),
    ...judges.flatMap((judge) => judge(status)),
  ];
}

/** The first that fails is told of the whole Cluster already. */
function judgeOne({ read, view }: StatusView, instance: InstanceView): readonly HealthFact[] {
  const facts = judgeInstance(instance, read.reports.get(instance.name));
  return facts.filter(
    (fact) =>
      !view.health.some(({ code, instance: of }) => code === fact.code && of === fact.instance),
  );
}

const judges: readonly ((status: StatusView) => readonly HealthFact[])[] = [
  slots,
  waitingWal,
  skippedArchiving,
  withoutBackup,
  schedules,
  poolers,
];

function slots({ primary, cluster }: StatusView): readonly HealthFact[] {
  const fenced = fencedInstances(cluster.metadata);
  const isOfFenced = (slot: string): boolean =>
    fenced === "all" || fenced.some((instance) => nameSlot(cluster, instance) === slot);
  return (primary?.slots ?? []).flatMap(({ name, active, walStatus }): readonly HealthFact[] => {
    const values = { slot: name, state: walStatus };
    if (walStatus === "lost" || walStatus === "unreserved") {
      return [{ code: "slot-lost", level: "warning", values }];
    }
    if (active || isOfFenced(name)) return [];
    return [{ code: "slot-inactive", level: "warning", values }];
  });
}

/** A few files wait now and then; many fill the disk. */
const manyFiles = 10;

function waitingWal({ primary }: StatusView): readonly HealthFact[] {
  const count = primary?.waitingWalFiles ?? 0;
  return count > manyFiles ? [{ code: "wal-waiting", level: "warning", values: { count } }] : [];
}

function skippedArchiving({ cluster }: StatusView): readonly HealthFact[] {
  return isArchivingSkipped(cluster.metadata)
    ? [{ code: "archiving-skipped", level: "warning" }]
    : [];
}

/** WAL alone restores nothing. */
function withoutBackup(status: StatusView): readonly HealthFact[] {
  const { lists, cluster } = status.read;
  const isKnown = lists.backups.value !== undefined && lists.objectstores.value !== undefined;
  const phase = status.cluster.status?.phase;
  if (!isKnown || phase === undefined || cluster.problem !== undefined) return [];
  if (findWalArchiver(status.cluster) === undefined) return [];
  const isSaved = listRecovery(status).some(
    ({ success, first }) => (success ?? first) !== undefined,
  );
  return isSaved ? [] : [{ code: "never-backed-up", level: "warning" }];
}

function schedules(status: StatusView): readonly HealthFact[] {
  const all = membersOf(status, "scheduledBackups") as unknown as readonly ScheduledBackupObject[];
  return all
    .filter(({ spec }) => spec?.suspend === true)
    .map(({ metadata }) => ({
      code: "schedule-suspended",
      level: "info",
      values: { name: metadata.name },
    }));
}

function poolers(status: StatusView): readonly HealthFact[] {
  const all = membersOf(status, "poolers") as unknown as readonly PoolerObject[];
  return all.flatMap((pooler) => judgePooler(pooler) ?? []);
}

function judgePooler({ metadata, spec = {}, status = {} }: PoolerObject): HealthFact | undefined {
  const { instances: ready = 0 } = status;
  const values = { name: metadata.name, ready, wanted: spec.instances ?? 1 };
  if (spec.pgbouncer?.paused === true) return { code: "pooler-paused", level: "warning", values };
  if (ready >= values.wanted) return undefined;
  return { code: "pooler-incomplete", level: "warning", values };
}
