import { describeCrash, describeFailure } from "#commands/logs/describe-trouble.ts";
import { createLogPrinter } from "#commands/logs/log-printer.ts";
import type { LogPrinter, Notice } from "#commands/logs/log-printer.ts";
import type { LogPart, LogScope } from "#commands/logs/log-scope.ts";
import type { ContainerKind } from "#domain/cnpg/logs/container-kind.ts";
import type { LogCause } from "#domain/cnpg/logs/find-cause.ts";
import type { Connection } from "#kube/connection.ts";
import type { LogRange, LogTimes } from "#kube/logs/container-log.ts";
import { PodLogFollower } from "#kube/logs/pod-log-follower.ts";
import type { FollowedContainer, LogHandler } from "#kube/logs/pod-log-follower.ts";
import type { RawLogLine } from "#kube/logs/read-log-lines.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";
import { createLineTest } from "#live/logs/log-filter.ts";
import type { LogFilter } from "#live/logs/log-filter.ts";
import { LogTimeline } from "#live/logs/log-timeline.ts";
import type { TimelineLimits, TimelineLine } from "#live/logs/log-timeline.ts";
import { LogWindow } from "#live/logs/log-window.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { createTimeSlice } from "#util/time-slice.ts";

/** What is kept of a log, and how much of that an editor shows. */
export interface LogLimits extends TimelineLimits {
  readonly shown: TimelineLimits;
}

/** A document of more than 50 MB is one that VS Code does not open. */
export const usualLogLimits: LogLimits = {
  lines: 100_000,
  characters: 40_000_000,
  shown: { lines: 5_000, characters: 2_000_000 },
};

export interface LogSessionOptions {
  readonly connection: Connection;
  readonly scope: LogScope;
  readonly texts: Catalogue;
  readonly now: () => number;
  readonly limits?: LogLimits;
  readonly times?: LogTimes;
  readonly watchTimes?: WatchTimes;
}

/** How it stands with an open log. */
export interface LogStatus {
  readonly kept: number;
  readonly dropped: number;
  /** Matching lines that came since the pause began. */
  readonly waiting: number;
  readonly isPaused: boolean;
  readonly containers: readonly FollowedContainer[];
}

const everything: LogFilter = { least: "trace", text: "" };
/** Others have to run beside, in milliseconds. */
const slice = 20;
/** Different causes that are remembered. */
const mostCauses = 50;

/** Whoever may only list still sees new pods, after a while. */
const denials = {
  list: { level: "error", key: "denied-list" },
  watch: { level: "warning", key: "denied-watch" },
} as const;

/** One log that somebody looks at: reads until it is disposed, keeps a bounded part, and shows what is wanted. */
export class LogSession {
  readonly scope: LogScope;
  readonly #options: LogSessionOptions;
  readonly #printer: LogPrinter;
  readonly #timeline: LogTimeline;
  readonly #window: LogWindow;
  readonly #listeners = new Set<() => void>();
  readonly #causes = new Map<string, LogCause>();
  readonly #told = new Set<string>();
  readonly #yieldSlice = createTimeSlice(slice);
  #followers: readonly PodLogFollower[] = [];
  #filter = everything;
  #kinds: readonly ContainerKind[];
  #range: LogRange = { tailLines: 500 };
  /** What stands in the editor while it is paused. */
  #frozen: string | undefined;
  #waiting = 0;
  #wishes = 0;
  /** Lines of readers that are just being ended do not count any more. */
  #generation = 0;

  constructor(options: LogSessionOptions) {
    const { scope, texts, limits = usualLogLimits } = options;
    this.#options = options;
    this.scope = scope;
    this.#kinds = scope.kinds;
    this.#printer = createLogPrinter(scope, texts);
    this.#timeline = new LogTimeline(limits);
    this.#window = new LogWindow(this.#timeline, limits.shown, () => true);
  }

  get filter(): LogFilter {
    return this.#filter;
  }

  get kinds(): readonly ContainerKind[] {
    return this.#kinds;
  }

  get range(): LogRange {
    return this.#range;
  }

  /** Grows with each wish of a person for another view, as a filter. */
  get wishes(): number {
    return this.#wishes;
  }

  /** Nothing is read before. */
  start(): void {
    const { connection, times, watchTimes } = this.#options;
    this.#generation += 1;
    this.#followers = this.scope.parts
      .filter(({ kinds }) => kinds.some((kind) => this.#kinds.includes(kind)))
      .map(
        (part) =>
          new PodLogFollower(connection, part, {
            range: this.#range,
            wants: (kind) => part.kinds.includes(kind) && this.#kinds.includes(kind),
            handler: this.#createHandler(part, this.#generation),
            ...(times === undefined ? {} : { times }),
            ...(watchTimes === undefined ? {} : { watchTimes }),
          }),
      );
  }

  /** What stands in the editor: the newest matching lines, or a word why there are none. */
  text(): string {
    return this.#frozen ?? this.#draw();
  }

  /** All matching lines that are kept. */
  all(): string {
    const holds = createLineTest(this.#filter) ?? (() => true);
    const texts: string[] = [];
    for (const line of this.#timeline.oldestFirst()) if (holds(line)) texts.push(line.text);
    return texts.join("\n");
  }

  status(): LogStatus {
    return {
      kept: this.#timeline.size,
      dropped: this.#timeline.dropped,
      waiting: this.#waiting,
      isPaused: this.#frozen !== undefined,
      containers: this.#followers.flatMap((follower) => follower.list()),
    };
  }

  /** The different causes of what was read, the latest first. */
  causes(): readonly LogCause[] {
    return [...this.#causes.values()].reverse();
  }

  /** The editor stands still; reading goes on. */
  pause(): void {
    this.#frozen ??= this.#draw();
    this.#tell();
  }

  resume(): void {
    this.#frozen = undefined;
    this.#waiting = 0;
    this.#tell();
  }

  /** False: the text is a regular expression that is none. */
  setFilter(filter: LogFilter): boolean {
    const holds = createLineTest(filter);
    if (holds === undefined) return false;
    this.#filter = filter;
    this.#window.setTest(holds);
    this.#redraw();
    return true;
  }

  clear(): void {
    this.#timeline.clear();
    this.#causes.clear();
    this.#window.invalidate();
    this.#redraw();
  }

  /** Other containers, or from another moment on: all is read anew. */
  async restart(change: { kinds?: readonly ContainerKind[]; range?: LogRange }): Promise<void> {
    this.#kinds = change.kinds ?? this.#kinds;
    this.#range = change.range ?? this.#range;
    this.#generation += 1;
    const generation = this.#generation;
    await this.#stop();
    // Somebody else has chosen meanwhile, or has closed it.
    if (generation !== this.#generation) return;
    this.#told.clear();
    this.clear();
    this.start();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when no stream, watch or timer is left. */
  async dispose(): Promise<void> {
    this.#listeners.clear();
    this.#generation += 1;
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const followers = this.#followers;
    this.#followers = [];
    await Promise.all(followers.map((follower) => follower.dispose()));
  }

  #createHandler(part: LogPart, generation: number): LogHandler {
    const { namespace } = part;
    const isCurrent = (): boolean => generation === this.#generation;
    const note = (notice: Omit<Notice, "time">): void => {
      if (isCurrent()) this.#note({ time: this.#options.now(), ...notice });
    };
    return {
      take: (from, lines) => this.#take(from, lines, { part, isCurrent }),
      fail: (from, error) => note(describeFailure(from, error)),
      deny: (verb) => note({ ...denials[verb], source: namespace, values: { namespace } }),
      skip: ({ pod }) =>
        note({ level: "warning", source: namespace, key: "too-many", values: { pod } }),
      lose: ({ message }) =>
        note({ level: "warning", source: namespace, key: "lost", values: { message } }),
      crash: (from, crash) => {
        if (isCurrent()) this.#note(describeCrash(from, crash, this.#options.now()));
      },
      change: () => this.#tell(),
    };
  }

  async #take(
    from: FollowedContainer,
    lines: readonly RawLogLine[],
    { part, isCurrent }: { readonly part: LogPart; readonly isCurrent: () => boolean },
  ): Promise<void> {
    for (const raw of lines) {
      if (!isCurrent()) return;
      if (part.concerns?.(raw.text) === false) continue;
      const { line, cause } = this.#printer.print(from, raw, this.#options.now());
      this.#add(from.id, line);
      if (cause !== undefined) this.#remember(cause);
      await this.#yieldSlice();
    }
    this.#tell();
  }

  /** The same trouble of the same source once: it is tried again and again. */
  #note(notice: Notice): void {
    const key = `${notice.source} ${notice.key} ${JSON.stringify(notice.values)}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#add(key, this.#printer.notice(notice));
    this.#tell();
  }

  #add(source: string, line: TimelineLine): void {
    const isSeen = this.#window.take(line, this.#timeline.add(source, line));
    if (isSeen && this.#frozen !== undefined) this.#waiting += 1;
  }

  #remember(cause: LogCause): void {
    const key = `${cause.kind} ${cause.path}`;
    this.#causes.delete(key);
    this.#causes.set(key, cause);
    const [oldest = ""] = this.#causes.keys();
    if (this.#causes.size > mostCauses) this.#causes.delete(oldest);
  }

  #draw(): string {
    const texts = this.#window.texts();
    if (texts.length > 0) return `${texts.join("\n")}\n`;
    const key = this.#timeline.size === 0 ? "log.empty" : "log.nothing-matches";
    return `${formatMessage(this.#options.texts, key, { kept: this.#timeline.size })}\n`;
  }

  #redraw(): void {
    if (this.#frozen !== undefined) this.#frozen = this.#draw();
    this.#wishes += 1;
    this.#waiting = 0;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
