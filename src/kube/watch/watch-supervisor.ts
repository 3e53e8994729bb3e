import { setTimeout as sleep } from "node:timers/promises";
import type { LiveEvent, WatchScope } from "#domain/kubernetes/live-event.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { listResource } from "#kube/watch/list-resource.ts";
import type { ResourceQuery } from "#kube/watch/list-resource.ts";
import { watchResource } from "#kube/watch/watch-resource.ts";
import type { WatchLine } from "#kube/watch/watch-resource.ts";
import { Backoff } from "#util/backoff.ts";

/** Milliseconds; tests give shorter ones. */
export interface WatchTimes {
  readonly idleLimit: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** Between two tries of what is forbidden, or whose resource does not exist. */
  readonly deniedPause: number;
  /** Between two lists where only watching is forbidden. */
  readonly pollPause: number;
  /** Between two looks at what the cluster serves and the user may list. */
  readonly discoveryPause: number;
}

export const usualTimes: WatchTimes = {
  idleLimit: 90_000,
  firstPause: 1_000,
  longestPause: 30_000,
  deniedPause: 300_000,
  pollPause: 30_000,
  discoveryPause: 300_000,
};

/** A watch that lasted this long counts as healthy. */
const healthyAfter = 10_000;

/**
 * Keeps one scope true for as long as it lives: lists once, watches from there on, goes on from the last
 * version after a break, and lists again only when the server has forgotten that version. Emits `stale`
 * while it cannot see, and `fresh` when it can again.
 */
export class WatchSupervisor {
  readonly #connection: Connection;
  readonly #query: ResourceQuery;
  readonly #scope: WatchScope;
  readonly #emit: (events: readonly LiveEvent[]) => void;
  readonly #times: WatchTimes;
  readonly #backoff: Backoff;
  readonly #ended = new AbortController();
  readonly #done: Promise<void>;
  /** Ends the pause or the watch of the moment. */
  #nudge = new AbortController();
  #version: string | undefined;
  #staleSince: number | undefined;
  #openedAt = 0;

  constructor(
    connection: Connection,
    query: ResourceQuery,
    emit: (events: readonly LiveEvent[]) => void,
    times: WatchTimes = usualTimes,
  ) {
    this.#connection = connection;
    this.#query = query;
    this.#emit = emit;
    this.#times = times;
    this.#backoff = new Backoff({ first: times.firstPause, longest: times.longestPause });
    this.#scope = {
      context: connection.context,
      resource: query.resource,
      namespace: query.namespace,
    };
    this.#done = this.#run();
  }

  /** Tries again at once, over a new connection: after sleep, or because somebody asks. */
  refresh(options: { readonly relist: boolean } = { relist: false }): void {
    if (options.relist) this.#version = undefined;
    this.#backoff.reset();
    this.#nudge.abort();
  }

  /** Resolves when nothing of it is left. */
  async dispose(): Promise<void> {
    this.#ended.abort();
    this.#nudge.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      this.#nudge = new AbortController();
      const pause = await this.#follow().then(
        () => this.#pauseAfterEnd(),
        (error: unknown) => this.#pauseAfter(toKubeError(error)),
      );
      await this.#wait(pause);
    }
    this.#emit([{ kind: "ended", scope: this.#scope }]);
  }

  async #follow(): Promise<void> {
    if (this.#version === undefined) await this.#list();
    const version = this.#version ?? "";
    const batches = watchResource(this.#connection, this.#query, {
      resourceVersion: version,
      signal: this.#nudge.signal,
      idleLimit: this.#times.idleLimit,
      onOpen: () => this.#becomeFresh(),
    });
    for await (const lines of batches) this.#take(lines);
  }

  async #list(): Promise<void> {
    const list = await listResource(this.#connection, this.#query, this.#nudge.signal);
    this.#version = list.resourceVersion;
    this.#staleSince = undefined;
    this.#emit([{ kind: "listed", scope: this.#scope, objects: list.objects }]);
  }

  #take(lines: readonly WatchLine[]): void {
    const events: LiveEvent[] = [];
    for (const line of lines) {
      if (line.type === "ERROR") continue;
      this.#version = line.object.metadata.resourceVersion;
      if (line.type === "BOOKMARK") continue;
      const object = this.#query.trim?.(line.object) ?? line.object;
      const kind = line.type === "DELETED" ? "removed" : "changed";
      events.push({ kind, scope: this.#scope, object });
    }
    if (events.length > 0) this.#emit(events);
  }

  #becomeFresh(): void {
    this.#openedAt = Date.now();
    if (this.#staleSince === undefined) return;
    this.#staleSince = undefined;
    this.#emit([{ kind: "fresh", scope: this.#scope }]);
  }

  /** The server ends watches from time to time. One that ends at once must not become a loop. */
  #pauseAfterEnd(): number {
    if (Date.now() - this.#openedAt < healthyAfter) return this.#backoff.next();
    this.#backoff.reset();
    return 0;
  }

  #pauseAfter(error: KubeError): number {
    // A connection that is cut on purpose reports all sorts of errors.
    if (this.#nudge.signal.aborted) return 0;
    // Somebody closed the connection and is about to close this, too.
    if (error.reason === "cancelled") return this.#times.longestPause;
    if (error.reason === "gone") {
      this.#version = undefined;
      return this.#pauseAfterEnd();
    }
    if (error.reason === "forbidden") return this.#pauseAfterDenial();
    if (error.reason === "not-found") return this.#pauseWithoutResource();
    return this.#pauseAfterFailure(error);
  }

  /** Whoever may list but not watch sees by asking again and again. */
  #pauseAfterDenial(): number {
    const verb = this.#version === undefined ? "list" : "watch";
    this.#emit([{ kind: "denied", scope: this.#scope, verb }]);
    this.#version = undefined;
    return verb === "list" ? this.#times.deniedPause : this.#times.pollPause;
  }

  /** Nobody serves the resource: there is nothing of it. */
  #pauseWithoutResource(): number {
    this.#version = undefined;
    this.#emit([{ kind: "listed", scope: this.#scope, objects: [] }]);
    return this.#times.deniedPause;
  }

  #pauseAfterFailure(error: KubeError): number {
    const { reason, message, retryAfter = 0 } = error;
    // A watch that was healthy and broke off is simply taken up again; only if that fails it is news.
    const wasHealthy = this.#openedAt > 0 && Date.now() - this.#openedAt >= healthyAfter;
    this.#openedAt = 0;
    if (wasHealthy && this.#staleSince === undefined) {
      this.#backoff.reset();
      return 0;
    }
    this.#staleSince ??= Date.now();
    const since = this.#staleSince;
    this.#emit([{ kind: "stale", scope: this.#scope, since, problem: { reason, message } }]);
    return Math.max(this.#backoff.next(), retryAfter);
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds === 0 || this.#nudge.signal.aborted) return;
    await sleep(milliseconds, undefined, { signal: this.#nudge.signal }).catch(() => undefined);
  }
}

/** Whatever else is thrown is a mistake of ours or of the server; it must not end the watch. */
function toKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new KubeError("server", message, { cause: error });
}
