import { containerKind } from "#domain/cnpg/logs/container-kind.ts";
import type { ContainerKind } from "#domain/cnpg/logs/container-kind.ts";
import type { ContainerStatus, PodObject } from "#domain/cnpg/live-shapes.ts";
import type { ContainerProgress } from "#kube/logs/container-log.ts";

/** A container of a pod that has something to read. */
export interface PodContainerFacts {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly progress: ContainerProgress;
  /** How the last run that is over ended, if badly. */
  readonly crash: ContainerCrash | undefined;
}

/** A run of a container that ended badly. */
export interface ContainerCrash {
  readonly exitCode: number;
  /** As Kubernetes calls it: `OOMKilled`, `Error`. */
  readonly reason: string;
  /** When, as the server writes it. */
  readonly finishedAt: string;
}

/** The containers of a pod that run or have run, init containers and sidecars among them first. */
export function podContainers(pod: PodObject): readonly PodContainerFacts[] {
  const { initContainerStatuses = [], containerStatuses = [], phase } = pod.status ?? {};
  const isOver = phase === "Succeeded" || phase === "Failed";
  const sidecars = sidecarNames(pod);
  const read = (status: ContainerStatus, isInit: boolean): readonly PodContainerFacts[] => {
    if (!hasRun(status)) return [];
    const { name, restartCount = 0 } = status;
    const isDone = isOver || (isInit && status.state?.terminated?.exitCode === 0);
    return [
      {
        name,
        kind: containerKind(pod.metadata, name, isInit),
        progress: { restarts: restartCount, isOver: isDone },
        crash: crashOf(status),
      },
    ];
  };
  return [
    ...initContainerStatuses.flatMap((status) => read(status, !sidecars.has(status.name))),
    ...containerStatuses.flatMap((status) => read(status, false)),
  ];
}

/** Init containers that go on running stand beside the others. */
function sidecarNames(pod: PodObject): ReadonlySet<string> {
  const { initContainers = [] } = (pod.spec ?? {}) as InitContainers;
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  return new Set(sidecars.map(({ name }) => name));
}

interface InitContainers {
  readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
}

function hasRun({ state, restartCount = 0 }: ContainerStatus): boolean {
  return state?.running !== undefined || state?.terminated !== undefined || restartCount > 0;
}

function crashOf({ state, lastState }: ContainerStatus): ContainerCrash | undefined {
  const { exitCode = 0, ...last } = state?.terminated ?? lastState?.terminated ?? {};
  return exitCode === 0 ? undefined : { reason: "", finishedAt: "", ...last, exitCode };
}
