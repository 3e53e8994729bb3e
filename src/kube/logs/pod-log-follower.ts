import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveEvent, LiveProblem } from "#domain/kubernetes/live-event.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import type { ContainerKind } from "#domain/cnpg/logs/container-kind.ts";
import type { Connection } from "#kube/connection.ts";
import type { KubeError } from "#kube/kube-error.ts";
import { ContainerLog, usualLogTimes } from "#kube/logs/container-log.ts";
import type { ContainerProgress, LogPlace, LogRange, LogTimes } from "#kube/logs/container-log.ts";
import { podContainers } from "#kube/logs/pod-containers.ts";
import type { ContainerCrash, PodContainerFacts } from "#kube/logs/pod-containers.ts";
import type { RawLogLine } from "#kube/logs/read-log-lines.ts";
import { usualTimes, WatchSupervisor } from "#kube/watch/watch-supervisor.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";

/** Which pods' logs are followed. */
export interface PodSelection {
  readonly namespace: string;
  readonly labelSelector: string;
  /** Undefined: all that have the labels. */
  readonly accepts?: (pod: PodObject) => boolean;
  /** Pods that are thought to be there, with a container each, where pods may not be listed. */
  readonly known?: readonly { readonly pod: string; readonly container: string }[];
}

/** A container that is read. */
export interface FollowedContainer extends LogPlace {
  /** Differs between two pods of the same name, one after the other. */
  readonly id: string;
  readonly kind: ContainerKind;
}

export interface LogHandler {
  readonly take: (from: FollowedContainer, lines: readonly RawLogLine[]) => Promise<void>;
  readonly fail: (from: FollowedContainer, error: KubeError) => void;
  /** Pods may not be listed. */
  readonly deny: (verb: "list" | "watch") => void;
  /** There are too many containers to read this one too. */
  readonly skip: (place: LogPlace) => void;
  /** Pods cannot be seen at the moment; logs that are open go on while they can. */
  readonly lose: (problem: LiveProblem) => void;
  readonly crash: (from: FollowedContainer, crash: ContainerCrash) => void;
  /** Which containers are read has changed. */
  readonly change: () => void;
}

export interface FollowOptions {
  readonly range: LogRange;
  readonly wants: (kind: ContainerKind) => boolean;
  readonly handler: LogHandler;
  readonly times?: LogTimes;
  readonly watchTimes?: WatchTimes;
}

interface Reading {
  readonly from: FollowedContainer;
  readonly log: ContainerLog;
  /** The crash that was told last. */
  crashedAt: string | undefined;
}

/** More streams at once than this are more than a browser's worth of sockets. */
const mostStreams = 100;

const pods: ApiResource = {
  group: "",
  version: "v1",
  plural: "pods",
  kind: "Pod",
  namespaced: true,
};

/** Reads the logs of all pods of a selection, of those that come later too, until it is disposed. */
export class PodLogFollower {
  readonly #connection: Connection;
  readonly #selection: PodSelection;
  readonly #options: FollowOptions;
  readonly #readings = new Map<string, Reading>();
  readonly #leaving = new Set<ContainerLog>();
  readonly #supervisor: WatchSupervisor;
  #isDisposed = false;
  #hasSkipped = false;

  constructor(connection: Connection, selection: PodSelection, options: FollowOptions) {
    this.#connection = connection;
    this.#selection = selection;
    this.#options = options;
    const { namespace, labelSelector } = selection;
    this.#supervisor = new WatchSupervisor(
      connection,
      { resource: pods, namespace, labelSelector },
      (events) => events.forEach((event) => this.#apply(event)),
      options.watchTimes ?? usualTimes,
    );
  }

  /** The containers that are read at the moment. */
  list(): readonly FollowedContainer[] {
    return [...this.#readings.values()].map(({ from }) => from);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    const logs = [...[...this.#readings.values()].map(({ log }) => log), ...this.#leaving];
    await Promise.all([this.#supervisor.dispose(), ...logs.map((log) => log.dispose())]);
  }

  #apply(event: LiveEvent): void {
    if (this.#isDisposed) return;
    if (event.kind === "listed") this.#replace(event.objects);
    else if (event.kind === "changed") this.#update(event.object);
    else if (event.kind === "removed") this.#leave(event.object.metadata.uid);
    else if (event.kind === "stale") this.#options.handler.lose(event.problem);
    else if (event.kind === "denied") this.#deny(event.verb);
  }

  #replace(all: readonly PodObject[]): void {
    const uids = new Set(all.map(({ metadata }) => metadata.uid));
    for (const id of this.#readings.keys()) {
      const [uid = ""] = id.split("/");
      if (!uids.has(uid)) this.#leave(uid);
    }
    for (const pod of all) this.#update(pod);
  }

  #update(pod: PodObject): void {
    if (this.#selection.accepts?.(pod) === false) return;
    for (const facts of podContainers(pod)) {
      if (!this.#options.wants(facts.kind)) continue;
      const { uid, name } = pod.metadata;
      const id = `${uid}/${facts.name}`;
      const known = this.#readings.get(id);
      if (known === undefined) this.#start(uid, name, facts);
      else known.log.update(facts.progress);
      const reading = this.#readings.get(id);
      if (reading !== undefined) this.#note(reading, facts.crash);
    }
  }

  #start(uid: string, pod: string, { name: container, kind, progress }: PodContainerFacts): void {
    const { namespace } = this.#selection;
    if (this.#readings.size >= mostStreams) {
      this.#skip({ namespace, pod, container });
      return;
    }
    const id = `${uid}/${container}`;
    this.#read({ id, kind, namespace, pod, container }, progress);
  }

  /** One is enough to know. */
  #skip(place: LogPlace): void {
    if (!this.#hasSkipped) this.#options.handler.skip(place);
    this.#hasSkipped = true;
  }

  #read(from: FollowedContainer, progress: ContainerProgress): void {
    const { range, handler, times = usualLogTimes } = this.#options;
    const reader = {
      take: (lines: readonly RawLogLine[]) => handler.take(from, lines),
      fail: (error: KubeError) => handler.fail(from, error),
    };
    const log = new ContainerLog(this.#connection, from, { range, progress, reader, times });
    this.#readings.set(from.id, { from, log, crashedAt: undefined });
    handler.change();
  }

  /** A crash is told once: it stands in the pod for as long as the next run lasts. */
  #note(reading: Reading, crash: ContainerCrash | undefined): void {
    if (crash === undefined || crash.finishedAt === reading.crashedAt) return;
    reading.crashedAt = crash.finishedAt;
    this.#options.handler.crash(reading.from, crash);
  }

  #leave(uid: string): void {
    for (const [id, { log }] of this.#readings) {
      if (!id.startsWith(`${uid}/`)) continue;
      this.#readings.delete(id);
      this.#leaving.add(log);
      void log.finish().then(() => this.#leaving.delete(log));
    }
    this.#options.handler.change();
  }

  /** Whoever may not list pods may still be allowed to read the logs of those whose names are known. */
  #deny(verb: "list" | "watch"): void {
    const { namespace, known = [] } = this.#selection;
    this.#options.handler.deny(verb);
    if (verb === "watch") return;
    for (const { pod, container } of known) {
      const id = `${pod}/${container}`;
      if (this.#readings.has(id)) continue;
      const kind = container === "postgres" ? "postgres" : "sidecar";
      this.#read({ id, kind, namespace, pod, container }, { restarts: 0, isOver: false });
    }
  }
}
