import type { Part } from "#commands/status/status-read.ts";
import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import { isPodReady } from "#live/health/judge-pod.ts";
import type { InstanceView } from "#live/instance-view.ts";
import { formatBytes } from "#tree/format-bytes.ts";

/** What is wrong with one instance: by its pod, else by its own word. */
export function judgeInstance(
  instance: InstanceView,
  part: Part<InstanceReport> | undefined,
): readonly HealthFact[] {
  const { role, problem } = instance;
  // What is fenced is told once, and is meant.
  if (role === "fenced") return [];
  if (problem !== undefined) return [nameInstance(instance, problem)];
  if (part?.problem !== undefined) return silence(instance, part.problem);
  const report = part?.value;
  return report === undefined ? [] : judgeReport({ instance, report });
}

function nameInstance({ name }: InstanceView, problem: HealthFact): HealthFact {
  return { ...problem, instance: name };
}

/** That nobody may ask is no fault of the instance. */
function silence(
  { name: instance }: InstanceView,
  problem: NonNullable<Part<InstanceReport>["problem"]>,
): readonly HealthFact[] {
  if (problem.kind === "denied") return [];
  const message = problem.kind === "failed" ? problem.message : "";
  return [{ code: "instance-silent", level: "warning", values: { instance, message } }];
}

interface Seen {
  readonly instance: InstanceView;
  readonly report: InstanceReport;
}

/** As much as a promotion puts up with, in bytes. */
const muchBehind = 16 * 1024 * 1024;

const signs: Readonly<Record<string, (seen: Seen) => boolean>> = {
  "postgres-down": ({ report }) => report.isDown,
  "not-streaming": (seen) => isReplica(seen) && isSilent(seen),
  "replay-paused": (seen) => isReplica(seen) && seen.report.isReplayPaused,
  "far-behind": (seen) => behindOf(seen) > muchBehind,
};

function judgeReport(seen: Seen): readonly HealthFact[] {
  const values = { instance: seen.instance.name, size: formatBytes(behindOf(seen)) };
  return Object.entries(signs)
    .filter(([, holds]) => holds(seen))
    .map(([code]) => ({ code, level: "warning", values }));
}

function isReplica({ instance }: Seen): boolean {
  return instance.role === "replica";
}

function isSilent({ instance: { pod }, report }: Seen): boolean {
  const isReady = pod !== undefined && isPodReady(pod);
  return isReady && !report.isReceiving && !report.isRewinding && !report.isDown;
}

function behindOf({ instance }: Seen): number {
  return instance.replication?.behind ?? 0;
}
