import { cleanObject } from "./clean-object.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { recordedKinds, referTo } from "./kinds.ts";
import type { KubeObject } from "./kube-object.ts";
import type { Recorder } from "./open-recorder.ts";
import { readLogs } from "./read-logs.ts";
import type { RecordedStep } from "./recorded-step.ts";

const mostEvents = 40;

/** Everything in a namespace at this moment, ready to be kept. */
export async function takeSnapshot(
  recorder: Recorder,
  namespace: string,
  label: Pick<RecordedStep, "scenario" | "step" | "shows">,
): Promise<RecordedStep> {
  const lists = await Promise.all(
    recordedKinds.map((kind) => recorder.list(referTo(kind, namespace))),
  );
  const objects = lists.flat();
  const events = await recorder.list(referTo("Event", namespace));
  const snapshot: RecordedStep = {
    ...label,
    takenAt: new Date().toISOString(),
    objects: objects.map(cleanObject),
    events: events.toSorted(byTime).slice(-mostEvents).map(cleanObject),
    logs: await readLogs(recorder, namespace, objects),
  };
  const secrets = objects.filter(({ kind }) => kind === "Secret");
  return JSON.parse(hideSecrets(JSON.stringify(snapshot), secrets)) as RecordedStep;
}

function byTime(left: KubeObject, right: KubeObject): number {
  return timeOf(left).localeCompare(timeOf(right));
}

function timeOf({ metadata, ...event }: KubeObject): string {
  return String(event["lastTimestamp"] ?? event["eventTime"] ?? metadata["creationTimestamp"]);
}
