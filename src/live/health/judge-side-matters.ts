import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { findWalArchiver } from "#domain/cnpg/wal-archiver.ts";
import type { ClusterFacts } from "#live/health/cluster-facts.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import { parseTime } from "#live/health/health-fact.ts";

/** What does not stop the database today: archiving, backups, certificates, declared objects. */
export function judgeSideMatters(facts: ClusterFacts): readonly HealthFact[] {
  return judges.flatMap((judge) => judge(facts) ?? []);
}

type Judge = (facts: ClusterFacts) => HealthFact | undefined;

const judges: readonly Judge[] = [
  archiving,
  backups,
  certificates,
  managedRoles,
  tablespaces,
  declaredObjects,
  systemIds,
  maintenance,
  imageDrift,
  oneNode,
  noArchiver,
];

function archiving({ cluster }: ClusterFacts): HealthFact | undefined {
  if (findWalArchiver(cluster) === undefined) return undefined;
  const condition = failedCondition(cluster, "ContinuousArchiving");
  if (condition === undefined) return undefined;
  const { values, since } = condition;
  return { code: "archiving-failing", level: "warning", values, since };
}

function backups({ cluster }: ClusterFacts): HealthFact | undefined {
  const condition = failedCondition(cluster, "LastBackupSucceeded");
  if (condition === undefined) return undefined;
  const { reason, values, since } = condition;
  return reason === "BackupStarted"
    ? { code: "backup-running", level: "info", since }
    : { code: "backup-failed", level: "warning", values, since };
}

interface FailedCondition {
  readonly reason: string;
  readonly values: { readonly message: string };
  readonly since: number | undefined;
}

function failedCondition({ status }: ClusterObject, type: string): FailedCondition | undefined {
  const found = status?.conditions?.find((condition) => condition.type === type);
  if (found?.status !== "False") return undefined;
  const { reason = "", message = "" } = found;
  const since = parseTime(found.lastTransitionTime);
  return { reason, values: { message }, since };
}

const week = 7 * 24 * 3_600_000;

/** The operator renews its own long before; what is near its end is the user's. */
function certificates({ cluster, now }: ClusterFacts): HealthFact | undefined {
  const expirations = Object.entries(cluster.status?.certificates?.expirations ?? {});
  const ending = expirations
    .map(([secret, text]) => ({ secret, ends: parseGoTime(text) }))
    .filter(({ ends }) => ends - now < week)
    .sort((left, right) => left.ends - right.ends)[0];
  if (ending === undefined) return undefined;
  const { secret, ends } = ending;
  const days = Math.max(0, Math.floor((ends - now) / 86_400_000));
  return ends <= now
    ? { code: "certificate-expired", level: "error", values: { secret }, since: ends }
    : { code: "certificate-expiring", level: "warning", values: { secret, days } };
}

/** `2026-09-28 10:00:00 +0000 UTC`, as Go prints a time. */
export function parseGoTime(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)? ([+-]\d\d)(\d\d)/.exec(text);
  if (match === null) return Number.POSITIVE_INFINITY;
  const [, day, time, , hours, minutes] = match;
  return Date.parse(`${day}T${time}${hours}:${minutes}`);
}

function managedRoles({ cluster }: ClusterFacts): HealthFact | undefined {
  const failed = Object.entries(cluster.status?.managedRolesStatus?.cannotReconcile ?? {});
  const [first] = failed;
  if (first === undefined) return undefined;
  const [role, messages] = first;
  const values = { role, count: failed.length, message: messages.join("; ") };
  return { code: "managed-role-failing", level: "warning", values };
}

function tablespaces({ cluster }: ClusterFacts): HealthFact | undefined {
  const failed = cluster.status?.tablespacesStatus?.find(({ error = "" }) => error !== "");
  if (failed === undefined) return undefined;
  const values = { tablespace: failed.name, message: failed.error ?? "" };
  return { code: "tablespace-failing", level: "warning", values };
}

function declaredObjects({ declared }: ClusterFacts): HealthFact | undefined {
  const failed = declared.filter(({ status }) => status?.applied === false);
  const [first] = failed;
  if (first === undefined) return undefined;
  const values = {
    name: first.metadata.name,
    count: failed.length,
    message: first.status?.message ?? "",
  };
  return { code: "declared-object-failing", level: "warning", values };
}

function systemIds({ cluster }: ClusterFacts): HealthFact | undefined {
  const condition = failedCondition(cluster, "ConsistentSystemID");
  if (condition?.reason !== "Mismatch") return undefined;
  return { code: "different-systems", level: "error", values: condition.values };
}

function maintenance({ cluster }: ClusterFacts): HealthFact | undefined {
  if (cluster.spec?.nodeMaintenanceWindow?.inProgress !== true) return undefined;
  return { code: "maintenance", level: "info" };
}

function imageDrift({ cluster, pods = [] }: ClusterFacts): HealthFact | undefined {
  const wanted = cluster.status?.image ?? "";
  const outdated = pods.filter(({ spec }) => {
    const image = spec?.containers?.find(({ name }) => name === "postgres")?.image ?? wanted;
    return wanted !== "" && image !== wanted;
  });
  if (outdated.length === 0) return undefined;
  return { code: "image-drift", level: "info", values: { count: outdated.length, image: wanted } };
}

function oneNode({ cluster }: ClusterFacts): HealthFact | undefined {
  const nodes = cluster.status?.topology?.nodesUsed;
  const instances = cluster.spec?.instances ?? 1;
  if (nodes !== 1 || instances < 2) return undefined;
  return { code: "one-node", level: "info", values: { instances } };
}

function noArchiver({ cluster }: ClusterFacts): HealthFact | undefined {
  if (cluster.status?.phase === undefined || findWalArchiver(cluster) !== undefined)
    return undefined;
  return { code: "no-archiving", level: "info" };
}
