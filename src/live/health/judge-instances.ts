import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { ClusterFacts } from "#live/health/cluster-facts.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { HealthFact } from "#live/health/health-fact.ts";
import { isPodReady, judgePod } from "#live/health/judge-pod.ts";

/** There is nobody to write to; a primary that starts again by itself gets a minute for it. */
export function primaryDown({ cluster, pods, now }: ClusterFacts): HealthFact | undefined {
  const { currentPrimary: instance = "" } = cluster.status ?? {};
  if (pods === undefined || instance === "") return undefined;
  const pod = pods.find(({ metadata }) => metadata.name === instance);
  return pod === undefined
    ? { code: "primary-down", level: "error", values: { instance } }
    : judgePrimary(pod, now);
}

function judgePrimary(pod: PodObject, now: number): HealthFact | undefined {
  const values = { instance: pod.metadata.name };
  if (isPodReady(pod)) return undefined;
  return judgePod(pod)?.code === "pod-starting" && ageOf(pod, now) < startingTime
    ? { code: "primary-starting", level: "progress", values }
    : { code: "primary-down", level: "error", values };
}

/** Milliseconds. */
const startingTime = 60_000;

/** An instance cannot be made, or does not come up: the phase goes on to speak of progress. */
export function failingInstance(facts: ClusterFacts): HealthFact | undefined {
  const { pods = [], jobPods = [], now } = facts;
  const found = [...jobPods, ...pods].find((pod) => isFailing(pod, now));
  const fact = found === undefined ? undefined : judgePod(found);
  if (found === undefined || fact === undefined) return undefined;
  const level = isServing(facts) ? "warning" : "error";
  return { ...fact, level, instance: instanceOf(found) };
}

function isFailing(pod: PodObject, now: number): boolean {
  const fact = judgePod(pod);
  return fact?.level === "error" && !isEarly(pod, fact, now);
}

function isServing({ cluster }: ClusterFacts): boolean {
  return (cluster.status?.readyInstances ?? 0) > 0;
}

function instanceOf({ metadata }: PodObject): string {
  return metadata.labels?.["cnpg.io/instanceName"] ?? metadata.name;
}

/** A pod may be there before its volume is; what lasts longer is no accident of order, in milliseconds. */
const settling = 10_000;

function isEarly(pod: PodObject, { code, values = {} }: HealthFact, now: number): boolean {
  const waitsForVolume = code === "pod-unschedulable" && /volume/i.test(String(values["message"]));
  return waitsForVolume && ageOf(pod, now) <= settling;
}

function ageOf({ metadata }: PodObject, now: number): number {
  return now - (parseTime(metadata.creationTimestamp) ?? 0);
}

export function missingInstances({ cluster }: ClusterFacts): HealthFact | undefined {
  const wanted = cluster.spec?.instances ?? 1;
  const { readyInstances: ready = 0, phase } = cluster.status ?? {};
  if (phase === undefined || ready >= wanted) return undefined;
  return { code: "instances-missing", level: "warning", values: { ready, wanted } };
}
