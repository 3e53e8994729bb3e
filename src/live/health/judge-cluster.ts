import { fencedInstances, isFenced, isHibernationWanted } from "#domain/cnpg/annotations.ts";
import { isReconciliationPaused } from "#domain/cnpg/annotations.ts";
import { weighPhase } from "#domain/cnpg/phases.ts";
import { conditionOf } from "#live/health/condition-of.ts";
import { judgeSwitch } from "#live/health/judge-switch.ts";
import type { ClusterFacts } from "#live/health/cluster-facts.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import { failingInstance, missingInstances, primaryDown } from "#live/health/judge-instances.ts";
import { judgeSideMatters } from "#live/health/judge-side-matters.ts";

/**
 * All there is to know about a Cluster's health, the most important first. The order is not that of
 * severity: a hibernated cluster is at rest, whatever its last phase says.
 */
export function judgeCluster(facts: ClusterFacts): readonly HealthFact[] {
  const found = judges.flatMap((judge) => judge(facts) ?? []);
  const atRest = found.findIndex(({ code }) => code === "hibernated" || code === "deleting");
  const kept = atRest === -1 ? found : found.slice(0, atRest + 1);
  const side = atRest === -1 ? judgeSideMatters(facts) : [];
  const all = [...kept, ...side];
  return all.some(({ level }) => level !== "info")
    ? all
    : [{ code: "healthy", level: "good" }, ...all];
}

type Judge = (facts: ClusterFacts) => HealthFact | undefined;

const judges: readonly Judge[] = [
  deleting,
  hibernation,
  reconciliationPaused,
  withoutStatus,
  fencing,
  stuckPhase,
  judgeSwitch,
  primaryDown,
  failingInstance,
  progressPhase,
  missingInstances,
  unknownPhase,
];

function deleting({ cluster }: ClusterFacts): HealthFact | undefined {
  const since = parseTime(cluster.metadata.deletionTimestamp);
  return since === undefined ? undefined : { code: "deleting", level: "inactive", since };
}

function hibernation({ cluster }: ClusterFacts): HealthFact | undefined {
  const condition = conditionOf(cluster.status?.conditions, "cnpg.io/hibernation");
  const since = parseTime(condition?.lastTransitionTime);
  if (condition?.status === "True") return { code: "hibernated", level: "inactive", since };
  if (!isHibernationWanted(cluster.metadata)) return undefined;
  return {
    code: "hibernating",
    level: "progress",
    values: { reason: condition?.message ?? "" },
    since,
  };
}

function reconciliationPaused({ cluster }: ClusterFacts): HealthFact | undefined {
  if (!isReconciliationPaused(cluster.metadata)) return undefined;
  return { code: "reconciliation-paused", level: "warning" };
}

/** The webhook or the API server made it a moment ago, or no operator looks at its namespace. */
function withoutStatus({ cluster, now }: ClusterFacts): HealthFact | undefined {
  if (cluster.status?.phase !== undefined) return undefined;
  const since = parseTime(cluster.metadata.creationTimestamp);
  const age = since === undefined ? 0 : now - since;
  if (age <= 60_000) return { code: "just-created", level: "progress", since };
  return { code: "no-status", level: "warning", since };
}

function fencing({ cluster }: ClusterFacts): HealthFact | undefined {
  const fenced = fencedInstances(cluster.metadata);
  if (fenced !== "all" && fenced.length === 0) return undefined;
  const primary = cluster.status?.currentPrimary ?? "";
  if (isFenced(fenced, primary)) {
    return { code: "primary-fenced", level: "error", values: { instance: primary } };
  }
  const names = fenced === "all" ? "*" : fenced.join(", ");
  return { code: "fenced", level: "warning", values: { instances: names } };
}

function stuckPhase({ cluster }: ClusterFacts): HealthFact | undefined {
  const { phase = "", phaseReason: reason = "" } = cluster.status ?? {};
  const weight = weighPhase(phase);
  if (weight !== "stuck" && weight !== "waiting") return undefined;
  const values = { phase, reason };
  if (weight === "waiting") return { code: "waiting-for-user", level: "warning", values };
  return { code: codeOfStuck(phase, reason), level: "error", values };
}

function codeOfStuck(phase: string, reason: string): string {
  return phase.length > longPhase && reason !== "" ? "stuck-because" : "stuck";
}

/** What is longer would push its own reason out of the row. */
const longPhase = 60;

function progressPhase({ cluster }: ClusterFacts): HealthFact | undefined {
  const { phase = "", phaseReason: reason = "" } = cluster.status ?? {};
  if (weighPhase(phase) !== "progress") return undefined;
  return { code: "in-progress", level: "progress", values: { phase, reason } };
}

/** Newer operators bring new phases: said as they are. */
function unknownPhase({ cluster }: ClusterFacts): HealthFact | undefined {
  const { phase = "", phaseReason: reason = "" } = cluster.status ?? {};
  if (phase === "" || weighPhase(phase) !== undefined) return undefined;
  return { code: "unknown-phase", level: "warning", values: { phase, reason } };
}
