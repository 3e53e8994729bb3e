import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "#kube/connection.ts";
import { explainFailure } from "#kube/http/explain-failure.ts";
import { KubeError } from "#kube/kube-error.ts";
import { readLogLines } from "#kube/logs/read-log-lines.ts";
import type { RawLogLine } from "#kube/logs/read-log-lines.ts";
import { RepeatedLines } from "#kube/logs/repeated-lines.ts";
import { Backoff } from "#util/backoff.ts";

/** A container whose log is read. */
export interface LogPlace {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** How far back to begin. */
export interface LogRange {
  readonly tailLines?: number;
  readonly sinceSeconds?: number;
}

export interface LogReader {
  /** The stream waits until it is done: whoever writes faster than is read does not fill the memory. */
  readonly take: (lines: readonly RawLogLine[]) => Promise<void>;
  /** The log cannot be read at the moment; it is tried again. */
  readonly fail: (error: KubeError) => void;
}

/** How the container is, as far as its pod tells. */
export interface ContainerProgress {
  readonly restarts: number;
  /** It will not run again. */
  readonly isOver: boolean;
}

/** Milliseconds; tests give shorter ones. */
export interface LogTimes {
  /** A silent stream is opened anew after this long: a proxy on the way may have forgotten it. */
  readonly idleLimit: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** Between two tries of what is forbidden. */
  readonly deniedPause: number;
}

export const usualLogTimes: LogTimes = {
  idleLimit: 120_000,
  firstPause: 500,
  longestPause: 15_000,
  deniedPause: 300_000,
};

/** A longer line is cut, in bytes. */
const longestLine = 262_144;

/** A run that is over has to be read within this time, in milliseconds. */
const longestPart = 300_000;

/**
 * Follows the log of one container: what the run before its last restart has written, then the run of the
 * moment, and each further one. After a break it goes on where it was, without a line twice.
 */
export class ContainerLog {
  readonly #connection: Connection;
  readonly #place: LogPlace;
  readonly #range: LogRange;
  readonly #reader: LogReader;
  readonly #times: LogTimes;
  readonly #backoff: Backoff;
  readonly #repeated = new RepeatedLines();
  readonly #ended = new AbortController();
  readonly #done: Promise<void>;
  readonly #silence = new KubeError("timeout", "silent");
  #nudge = new AbortController();
  #progress: ContainerProgress;
  /** The restarts that there had been when the log was last read up to its end. */
  #readUpTo = 0;
  /** The last stream did not end with the run that it followed. */
  #isCut = false;

  constructor(
    connection: Connection,
    place: LogPlace,
    {
      range,
      progress,
      reader,
      times = usualLogTimes,
    }: {
      readonly range: LogRange;
      readonly progress: ContainerProgress;
      readonly reader: LogReader;
      readonly times?: LogTimes;
    },
  ) {
    this.#connection = connection;
    this.#place = place;
    this.#range = range;
    this.#reader = reader;
    this.#times = times;
    this.#progress = progress;
    this.#backoff = new Backoff({ first: times.firstPause, longest: times.longestPause });
    this.#done = this.#run();
  }

  /** The pod has told something new. */
  update(progress: ContainerProgress): void {
    const isNews =
      progress.restarts !== this.#progress.restarts || progress.isOver !== this.#progress.isOver;
    this.#progress = progress;
    if (isNews) this.#wake();
  }

  /** The pod is gone: reads what is still to come, for a moment, and ends. */
  async finish(): Promise<void> {
    this.update({ ...this.#progress, isOver: true });
    const patience = setTimeout(() => this.#ended.abort(), this.#times.longestPause);
    await this.#done;
    clearTimeout(patience);
  }

  /** Resolves when no stream or timer of it is left. */
  async dispose(): Promise<void> {
    this.#ended.abort();
    this.#wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const { restarts, isOver } = this.#progress;
      this.#nudge = new AbortController();
      const pause = await this.#readAll(restarts).then(
        () => (isOver ? undefined : this.#backoff.next()),
        (error: unknown) => this.#pauseAfter(explainFailure(error, this.#path), isOver),
      );
      if (pause === undefined) return;
      await this.#wait(pause);
    }
  }

  /**
   * The run before is only read where its end has not been seen. After a break that may be so although the pod has
   * not told of a restart yet.
   */
  async #readAll(restarts: number): Promise<void> {
    const mayHaveMissed = this.#isCut && this.#repeated.since !== undefined;
    if (restarts > this.#readUpTo || mayHaveMissed) {
      await this.#read({ previous: true }).catch(passIfGone);
      this.#readUpTo = Math.max(this.#readUpTo, restarts);
    }
    this.#isCut = true;
    await this.#read({ follow: true });
    // The server ends a stream with the run that it follows.
    this.#isCut = false;
    this.#readUpTo = Math.max(this.#readUpTo, restarts + 1);
  }

  async #read(mode: { readonly previous?: true; readonly follow?: true }): Promise<void> {
    const { since } = this.#repeated;
    this.#repeated.restart();
    const stream = await this.#connection.stream({
      path: this.#path,
      query: {
        container: this.#place.container,
        timestamps: true,
        ...mode,
        ...(since === undefined ? this.#range : { sinceTime: since }),
      },
      accept: "*/*",
      limit: longestPart,
      signal: this.#ended.signal,
    });
    stream.setTimeout(this.#times.idleLimit, () => stream.destroy(this.#silence));
    try {
      for await (const lines of readLogLines(stream, longestLine)) await this.#take(lines);
    } finally {
      stream.destroy();
    }
  }

  async #take(lines: readonly RawLogLine[]): Promise<void> {
    const fresh = lines.filter((line) => this.#repeated.isNew(line));
    if (fresh.length === 0) return;
    this.#backoff.reset();
    await this.#reader.take(fresh);
  }

  /** Undefined: there is nothing more to try. */
  #pauseAfter(error: KubeError, isOver: boolean): number | undefined {
    if (this.#ended.signal.aborted) return undefined;
    // Before a container runs, the server calls the question invalid.
    if (gone.has(error.reason)) return isOver ? undefined : this.#backoff.next();
    if (error === this.#silence) return 0;
    this.#reader.fail(error);
    // Somebody has closed the connection.
    if (error.reason === "cancelled") return undefined;
    return error.reason === "forbidden" ? this.#times.deniedPause : this.#backoff.next();
  }

  get #path(): string {
    const { namespace, pod } = this.#place;
    return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
  }

  #wake(): void {
    this.#nudge.abort();
  }

  async #wait(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#nudge.signal, this.#ended.signal]);
    if (milliseconds === 0 || signal.aborted) return;
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}

const gone: ReadonlySet<string> = new Set(["not-found", "invalid"]);

function passIfGone(error: unknown): void {
  if (!(error instanceof KubeError) || !gone.has(error.reason)) throw error;
}
