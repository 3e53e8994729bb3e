import { setTimeout as sleep } from "node:timers/promises";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { WatchedResource } from "#domain/cnpg/watched-resources.ts";
import { trimObject } from "#domain/cnpg/trim-object.ts";
import type { ContextEvent, LiveEvent } from "#domain/kubernetes/live-event.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { discoverResources } from "#kube/context/discover-resources.ts";
import { reviewAccess } from "#kube/context/review-access.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";
import { WatchSupervisor, usualTimes } from "#kube/watch/watch-supervisor.ts";
import { Backoff } from "#util/backoff.ts";

export interface ContextWatcherOptions {
  readonly connection: Connection;
  /** Looked at where the user may not list everything, beside the context's own namespace. */
  readonly namespaces: readonly string[];
  /** Look only at `namespaces`, even where everything may be listed. */
  readonly onlyNamespaces?: boolean | undefined;
  readonly emit: (events: readonly (LiveEvent | ContextEvent)[]) => void;
  readonly times?: WatchTimes | undefined;
}

/**
 * Follows all that the explorer shows of one context: finds out what the cluster serves and what the user
 * may list, then keeps one watch per resource and namespace. Contacts the cluster as soon as it is made.
 */
export class ContextWatcher {
  readonly #options: ContextWatcherOptions;
  readonly #ended = new AbortController();
  readonly #backoff: Backoff;
  readonly #done: Promise<void>;
  /** By resource and namespace. */
  readonly #supervisors = new Map<string, WatchSupervisor>();
  #isConnected = false;
  /** What was told last, so that the same is not told again. */
  #told = "";
  #nudge = new AbortController();

  constructor(options: ContextWatcherOptions) {
    this.#options = options;
    const { firstPause, longestPause } = options.times ?? usualTimes;
    this.#backoff = new Backoff({ first: firstPause, longest: longestPause });
    this.#done = this.#run();
  }

  /** Looks at everything anew, at once. */
  refresh(options: { readonly relist: boolean } = { relist: true }): void {
    this.#backoff.reset();
    this.#nudge.abort();
    for (const supervisor of this.#supervisors.values()) supervisor.refresh(options);
  }

  /** Resolves when no request, socket or timer of it is left. */
  async dispose(): Promise<void> {
    this.#ended.abort();
    this.#nudge.abort();
    await this.#done;
    await this.#drop([...this.#supervisors.keys()]);
  }

  async #run(): Promise<void> {
    const { connection, emit } = this.#options;
    const { context } = connection;
    emit([{ kind: "connecting", context }]);
    while (!this.#ended.signal.aborted) {
      this.#nudge = new AbortController();
      try {
        await this.#look();
      } catch (error) {
        if (this.#ended.signal.aborted) return;
        // Where there are watches, they tell that they cannot see.
        if (!this.#isConnected) {
          this.#told = "";
          emit([{ kind: "failed", context, problem: problemOf(error) }]);
        }
      }
      await this.#pause();
    }
  }

  /** What is served and allowed changes while we look: a plugin is installed, a role is given. */
  async #look(): Promise<void> {
    const { connection, emit } = this.#options;
    const scopes = await this.#discover();
    if (this.#ended.signal.aborted) return;
    this.#isConnected = scopes.length > 0;
    const wanted = new Map(scopes.flatMap(keyScopes));
    await this.#drop([...this.#supervisors.keys()].filter((key) => !wanted.has(key)));
    if (this.#ended.signal.aborted) return;
    const event = describeScopes(connection.context, scopes);
    if (JSON.stringify(event) !== this.#told) emit([event]);
    this.#told = JSON.stringify(event);
    for (const [key, { resource, namespace }] of wanted) {
      if (!this.#supervisors.has(key)) {
        this.#supervisors.set(key, this.#supervise(resource, namespace));
      }
    }
  }

  /** What to watch; empty where the operator's own kinds are not served. */
  async #discover(): Promise<readonly ResourceScopes[]> {
    const { connection } = this.#options;
    const served = await discoverResources(connection, watchedResources, this.#ended.signal);
    const present = watchedResources.filter((resource) => served.has(nameResource(resource)));
    if (!present.some(({ essential }) => essential === true)) return [];
    return Promise.all(present.map((resource) => this.#scopesOf(resource)));
  }

  async #drop(keys: readonly string[]): Promise<void> {
    const dropped = keys.flatMap((key) => this.#supervisors.get(key) ?? []);
    for (const key of keys) this.#supervisors.delete(key);
    await Promise.all(dropped.map((supervisor) => supervisor.dispose()));
  }

  async #scopesOf(resource: WatchedResource): Promise<ResourceScopes> {
    const { connection, namespaces, onlyNamespaces } = this.#options;
    const everything = { resource, namespaces: undefined };
    if (!resource.namespaced) return everything;
    if (onlyNamespaces !== true && (await this.#mayListAll(resource))) return everything;
    const chosen = onlyNamespaces === true ? namespaces : [connection.namespace, ...namespaces];
    return { resource, namespaces: [...new Set(chosen)] };
  }

  async #mayListAll({ group, plural }: WatchedResource): Promise<boolean> {
    const { connection } = this.#options;
    const question = { verb: "list", group, resource: plural };
    try {
      return await reviewAccess(connection, question, this.#ended.signal);
    } catch (error) {
      // Some servers answer such questions to nobody.
      if (error instanceof KubeError && error.reason === "forbidden") return false;
      throw error;
    }
  }

  #supervise(resource: WatchedResource, namespace: string | undefined): WatchSupervisor {
    const { connection, emit, times } = this.#options;
    const { labelSelector } = resource;
    const query = { resource, namespace, labelSelector, trim: trimObject };
    return new WatchSupervisor(connection, query, emit, times);
  }

  async #pause(): Promise<void> {
    const { signal } = this.#nudge;
    const { discoveryPause } = this.#options.times ?? usualTimes;
    const length = this.#isConnected ? discoveryPause : this.#backoff.next();
    await sleep(length, undefined, { signal }).catch(() => undefined);
  }
}

interface ResourceScopes {
  readonly resource: WatchedResource;
  /** Undefined: all. */
  readonly namespaces: readonly string[] | undefined;
}

interface Scope {
  readonly resource: WatchedResource;
  readonly namespace: string | undefined;
}

function keyScopes({
  resource,
  namespaces,
}: ResourceScopes): readonly (readonly [string, Scope])[] {
  return (namespaces ?? [undefined]).map((namespace) => [
    `${nameResource(resource)}/${namespace ?? ""}`,
    { resource, namespace },
  ]);
}

function describeScopes(context: string, scopes: readonly ResourceScopes[]): ContextEvent {
  if (scopes.length === 0) return { kind: "not-installed", context };
  const narrowed = scopes.flatMap(({ namespaces }) => namespaces ?? []);
  return {
    kind: "connected",
    context,
    served: scopes.map(({ resource }) => nameResource(resource)),
    namespaces: scopes[0]?.namespaces === undefined ? undefined : [...new Set(narrowed)],
  };
}

function problemOf(error: unknown): { reason: string; message: string } {
  if (error instanceof KubeError) return { reason: error.reason, message: error.message };
  return { reason: "server", message: error instanceof Error ? error.message : String(error) };
}
