import type { ClusterObject, ClusterStatus } from "#domain/cnpg/live-shapes.ts";
import { failoverPhase } from "#domain/cnpg/phases.ts";
import type { ClusterFacts } from "#live/health/cluster-facts.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { HealthFact, HealthLevel } from "#live/health/health-fact.ts";

/** Longer than this a switchover is worth a look, in milliseconds. */
const slowAfter = 120_000;
/** What the operator takes where the Cluster names no limit, in seconds. */
const usualSwitchoverDelay = 3_600;

/** Another primary is wanted than there is: a switchover or failover under way, with its age. */
export function judgeSwitch({ cluster, now }: ClusterFacts): HealthFact | undefined {
  const ends = switchOf(cluster.status);
  if (ends === undefined) return undefined;
  const since = parseTime(cluster.status?.targetPrimaryTimestamp) ?? now;
  const kind = isFailover(cluster.status) ? "failover" : "switchover";
  const isStuck = now - since > limitOf(cluster);
  const code = isStuck ? `${kind}-stuck` : kind;
  return { code, level: isStuck ? "error" : levelOf(now - since), values: ends, since };
}

function limitOf({ spec }: ClusterObject): number {
  return (spec?.switchoverDelay ?? usualSwitchoverDelay) * 1000;
}

function switchOf(status: ClusterStatus = {}): { from: string; to: string } | undefined {
  const { currentPrimary: from = "", targetPrimary: to = "" } = status;
  return from === "" || to === "" || from === to ? undefined : { from, to };
}

function levelOf(age: number): HealthLevel {
  return age > slowAfter ? "warning" : "progress";
}

function isFailover({ phase, targetPrimary }: ClusterStatus = {}): boolean {
  return phase === failoverPhase || targetPrimary === "pending";
}
