import { conditionOf } from "#live/health/condition-of.ts";
import type { ContainerState, ContainerStatus, PodObject } from "#domain/cnpg/live-shapes.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { HealthFact } from "#live/health/health-fact.ts";

/** Why a pod is not ready, as exactly as its status tells; undefined for a ready one. */
export function judgePod(pod: PodObject): HealthFact | undefined {
  if (pod.metadata.deletionTimestamp !== undefined) {
    return { code: "pod-terminating", level: "progress" };
  }
  // Pods of jobs end well.
  if (isPodReady(pod) || pod.status?.phase === "Succeeded") return undefined;
  for (const judge of judges) {
    const fact = judge(pod);
    if (fact !== undefined) return fact;
  }
  return { code: "pod-not-ready", level: "warning" };
}

export function isPodReady({ status }: PodObject): boolean {
  return conditionOf(status?.conditions, "Ready")?.status === "True";
}

/** Restarts of the main container. */
export function restartsOf(pod: PodObject): number {
  return mainContainerOf(pod)?.restartCount ?? 0;
}

/** PostgreSQL's, or PgBouncer's. */
export function mainContainerOf({ status }: PodObject): ContainerStatus | undefined {
  return status?.containerStatuses?.find(({ name }) => name === "postgres" || name === "pgbouncer");
}

const judges: readonly ((pod: PodObject) => HealthFact | undefined)[] = [
  unschedulable,
  diskFull,
  imagePull,
  crashLoop,
  outOfMemory,
  otherWaiting,
  failed,
  restarting,
  starting,
];

function unschedulable({ status }: PodObject): HealthFact | undefined {
  const scheduled = conditionOf(status?.conditions, "PodScheduled");
  if (scheduled?.status !== "False") return undefined;
  const message = scheduled.message ?? "";
  return { code: "pod-unschedulable", level: "error", values: { message } };
}

/** The instance manager ends with this code when the volume has no room for one more WAL file. */
const noSpaceExitCode = 4;

function diskFull(pod: PodObject): HealthFact | undefined {
  const main = statusesOf(pod).find(({ name }) => name === "postgres");
  const ends = [main?.state?.terminated, main?.lastState?.terminated];
  if (!ends.some((end) => end?.exitCode === noSpaceExitCode)) return undefined;
  return { code: "pod-disk-full", level: "error" };
}

const pullReasons: ReadonlySet<string> = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "ErrImageNeverPull",
  "ImageInspectError",
  "RegistryUnavailable",
]);

function imagePull(pod: PodObject): HealthFact | undefined {
  const found = waitingOf(pod).find(({ reason = "" }) => pullReasons.has(reason));
  if (found === undefined) return undefined;
  const { reason = "", message = "" } = found;
  return { code: "pod-image-pull", level: "error", values: { reason, message } };
}

function crashLoop(pod: PodObject): HealthFact | undefined {
  const looping = statusesOf(pod).find(
    ({ state }) => state?.waiting?.reason === "CrashLoopBackOff",
  );
  if (looping === undefined) return undefined;
  const { exitCode = 0, reason = "" } = looping.lastState?.terminated ?? {};
  const values = { container: looping.name, exitCode, restarts: looping.restartCount ?? 0 };
  const code = reason === "OOMKilled" ? "pod-out-of-memory" : "pod-crash-loop";
  return { code, level: "error", values };
}

function outOfMemory(pod: PodObject): HealthFact | undefined {
  const killed = statusesOf(pod).find(({ state, lastState }) =>
    [state?.terminated, lastState?.terminated].some((end) => end?.reason === "OOMKilled"),
  );
  if (killed === undefined) return undefined;
  const values = { container: killed.name, exitCode: 137, restarts: killed.restartCount ?? 0 };
  return { code: "pod-out-of-memory", level: "error", values };
}

const ordinaryWaits: ReadonlySet<string> = new Set(["PodInitializing", "ContainerCreating"]);

function otherWaiting(pod: PodObject): HealthFact | undefined {
  const found = waitingOf(pod).find(({ reason = "" }) => !ordinaryWaits.has(reason));
  if (found === undefined) return undefined;
  const { reason = "", message = "" } = found;
  return { code: "pod-waiting", level: "error", values: { reason, message } };
}

function failed({ status }: PodObject): HealthFact | undefined {
  if (status?.phase !== "Failed") return undefined;
  const { reason = "", message = "" } = status;
  return { code: "pod-failed", level: "error", values: { reason, message } };
}

/** Whoever ends this soon after a start has not ended by accident, in milliseconds. */
const shortLife = 120_000;

/** It runs again after it has ended while it started: a parameter that PostgreSQL refuses looks like this. */
function restarting(pod: PodObject): HealthFact | undefined {
  const { exitCode = 0, ...end } = mainContainerOf(pod)?.lastState?.terminated ?? {};
  const life = lifeOf(end);
  if (life === undefined || life > shortLife) return undefined;
  const values = { seconds: Math.round(life / 1000), exitCode };
  return { code: "pod-start-fails", level: "error", values };
}

function lifeOf(end: NonNullable<ContainerState["terminated"]>): number | undefined {
  const [began, ended] = [parseTime(end.startedAt), parseTime(end.finishedAt)];
  return began === undefined || ended === undefined ? undefined : ended - began;
}

function starting(pod: PodObject): HealthFact | undefined {
  if (mainContainerOf(pod)?.state?.running === undefined)
    return { code: "pod-starting", level: "progress" };
  return undefined;
}

function statusesOf({ status }: PodObject): readonly ContainerStatus[] {
  return [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])];
}

function waitingOf(pod: PodObject): readonly { reason?: string; message?: string }[] {
  return statusesOf(pod).flatMap(({ state }) =>
    state?.waiting === undefined ? [] : [state.waiting],
  );
}
