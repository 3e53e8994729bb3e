import type { Condition, ClusterStatus, KubeObject } from "../kube-object.ts";
import type { RecordedStep } from "../recorded-step.ts";

type Holds = (taken: RecordedStep) => boolean;

export function all(...several: readonly Holds[]): Holds {
  return (taken) => several.every((holds) => holds(taken));
}

export function not(holds: Holds): Holds {
  return (taken) => !holds(taken);
}

export function phaseIs(phase: string): Holds {
  return (taken) => status(taken).phase === phase;
}

/** The operator calls it healthy, this many instances are there, and Kubernetes calls each of them ready. */
export function isHealthy(instances: number): Holds {
  return all(phaseIs("Cluster in healthy state"), hasInstances(instances), hasReady(instances));
}

export function hasInstances(count: number): Holds {
  return (taken) => instances(taken).length === count;
}

export function hasReady(count: number): Holds {
  return (taken) => ready(taken).length === count;
}

export function targetDiffers(taken: RecordedStep): boolean {
  return status(taken).currentPrimary !== status(taken).targetPrimary;
}

export function conditionIs(type: string, wanted: "True" | "False"): Holds {
  return (taken) =>
    status(taken).conditions?.find((condition) => condition.type === type)?.status === wanted;
}

export function isFenced(which: "a replica" | "the primary" | "nobody"): Holds {
  return (taken) => {
    const annotation = cluster(taken)?.metadata.annotations?.["cnpg.io/fencedInstances"] ?? "[]";
    const fenced = JSON.parse(annotation) as string[];
    const isPrimary = fenced.includes(status(taken).currentPrimary ?? "");
    return which === "nobody"
      ? fenced.length === 0
      : fenced.length > 0 && isPrimary === (which === "the primary");
  };
}

export function waitsBecause(reason: string): Holds {
  return ({ objects }) => JSON.stringify(objects).includes(`"reason":"${reason}"`);
}

/** One of the Backups, by its name or the schedule that asked for it, is in one of these phases. */
export function backupIs(which: string, ...phases: readonly string[]): Holds {
  return ({ objects }) =>
    objects.some(
      ({ kind, metadata, status }) =>
        kind === "Backup" &&
        [metadata.name, metadata.labels?.["cnpg.io/scheduled-backup"]].includes(which) &&
        phases.includes(String(status?.["phase"])),
    );
}

export function has(wanted: string): Holds {
  return ({ objects }) => objects.some(({ kind }) => kind === wanted);
}

export function cluster({ objects }: RecordedStep): KubeObject | undefined {
  return objects.find(({ kind }) => kind === "Cluster");
}

export function status(taken: RecordedStep): ClusterStatus {
  return cluster(taken)?.status ?? {};
}

export function logsSay(text: string): Holds {
  return ({ logs }) =>
    Object.values(logs).some((lines) => lines.some((line) => line.includes(text)));
}

/** A container of an instance has ended and was started again. */
export function hasRestarted(taken: RecordedStep): boolean {
  return instances(taken).some(({ status }) => {
    const containers = (status?.["containerStatuses"] ?? []) as { restartCount: number }[];
    return containers.some(({ restartCount }) => restartCount > 0);
  });
}

function instances({ objects }: RecordedStep): readonly KubeObject[] {
  return objects.filter(
    ({ kind, metadata }) => kind === "Pod" && metadata.labels?.["cnpg.io/podRole"] === "instance",
  );
}

function ready(taken: RecordedStep): readonly KubeObject[] {
  return instances(taken).filter(({ status }) => {
    const conditions = (status?.["conditions"] ?? []) as Condition[];
    return conditions.some((found) => found.type === "Ready" && found.status === "True");
  });
}
