import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { ContextEvent, LiveEvent, WatchScope } from "#domain/kubernetes/live-event.ts";
import type { InstanceStatusEvent } from "#domain/cnpg/instance-status.ts";
import { createContextState } from "#live/context-state.ts";
import type { ContextState } from "#live/context-state.ts";
import type { LiveChange } from "#live/live-change.ts";
import { objectsOf, putObject, takeObject, touchOwner } from "#live/object-index.ts";

type StoreEvent = LiveEvent | ContextEvent | InstanceStatusEvent;

type Listener = (changes: readonly LiveChange[]) => void;

/**
 * All that is known about the chosen contexts. It changes by `apply` alone, which runs to its end before
 * anybody is told, and it holds objects as they came.
 */
export class LiveStore {
  readonly #contexts = new Map<string, ContextState>();
  readonly #listeners = new Set<Listener>();

  apply(events: readonly StoreEvent[]): void {
    const changes = events.flatMap((event) => this.#applyOne(event));
    if (changes.length === 0) return;
    for (const listener of this.#listeners) listener(changes);
  }

  /** Returns the function that ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  context(name: string): ContextState | undefined {
    return this.#contexts.get(name);
  }

  /** In the order in which they were added. */
  contexts(): readonly ContextState[] {
    return [...this.#contexts.values()];
  }

  #applyOne(event: StoreEvent): readonly LiveChange[] {
    if ("scope" in event) return this.#applyLive(event);
    return event.kind === "instance-status" ? this.#applyStatus(event) : this.#applyContext(event);
  }

  #applyStatus({ context, podUid, status }: InstanceStatusEvent): readonly LiveChange[] {
    const state = this.#contexts.get(context);
    const object = state?.objects.get("pods")?.get(podUid);
    // The answer may come after the pod has gone.
    if (state === undefined || object === undefined) return [];
    if (status === undefined) state.statuses.delete(podUid);
    else state.statuses.set(podUid, status);
    touchOwner(state, object);
    return [{ kind: "object", context, resource: "pods", change: "changed", object }];
  }

  #applyContext(event: ContextEvent): readonly LiveChange[] {
    const { context } = event;
    if (event.kind === "removed-context") {
      this.#contexts.delete(context);
      return [{ kind: "context", context }];
    }
    const state = this.#stateOf(context);
    state.status = event;
    const gone = event.kind === "connected" ? forgetUnwatched(state, event) : [];
    return [...gone, { kind: "context", context }];
  }

  #applyLive(event: LiveEvent): readonly LiveChange[] {
    const { context } = event.scope;
    const state = this.#contexts.get(context);
    // What still arrives from a context that was taken away is nobody's business.
    if (state === undefined) return [];
    const resource = nameResource(event.scope.resource);
    switch (event.kind) {
      case "listed":
        return [
          ...replaceAll(state, event.scope, event.objects),
          { kind: "resource", context, resource },
        ];
      case "changed":
        return [putObject(state, resource, event.object)];
      case "removed":
        return takeObject(state, resource, event.object);
      default:
        return noteScope(state, event);
    }
  }

  #stateOf(context: string): ContextState {
    const known = this.#contexts.get(context);
    if (known !== undefined) return known;
    const created = createContextState(context);
    this.#contexts.set(context, created);
    return created;
  }
}

type ScopeEvent = Extract<LiveEvent, { kind: "stale" | "fresh" | "denied" | "ended" }>;

function noteScope(state: ContextState, event: ScopeEvent): readonly LiveChange[] {
  const { scope } = event;
  const key = keyOfScope(scope);
  const resource = nameResource(scope.resource);
  const listed = state.scopes.get(key)?.listed ?? false;
  const { namespace } = scope;
  if (event.kind === "ended") state.scopes.delete(key);
  else if (event.kind === "stale") {
    const { since, problem } = event;
    state.scopes.set(key, { resource, namespace, listed, stale: { since, problem } });
  } else if (event.kind === "denied") {
    const { verb } = event;
    if (verb === "list") forget(state, scope);
    state.scopes.set(key, { resource, namespace, listed, denied: verb });
  } else state.scopes.set(key, { resource, namespace, listed });
  return [{ kind: "resource", context: state.name, resource }];
}

/** What was known of other namespaces, or of kinds that are not served any more, would never be true again. */
function forgetUnwatched(
  state: ContextState,
  { served, namespaces }: Extract<ContextEvent, { kind: "connected" }>,
): readonly LiveChange[] {
  return [...state.objects].flatMap(([resource, objects]) => {
    const isServed = served.includes(resource);
    const gone = [...objects.values()].filter(
      ({ metadata: { namespace } }) => !isServed || !isWatched(namespaces, namespace),
    );
    return gone.flatMap((object) => takeObject(state, resource, object));
  });
}

function isWatched(
  namespaces: readonly string[] | undefined,
  namespace: string | undefined,
): boolean {
  return namespaces === undefined || namespace === undefined || namespaces.includes(namespace);
}

function replaceAll(
  state: ContextState,
  scope: WatchScope,
  objects: readonly LiveObject[],
): readonly LiveChange[] {
  const resource = nameResource(scope.resource);
  const { namespace } = scope;
  const listed = new Set(objects.map(({ metadata }) => metadata.uid));
  const gone = [...objectsOf(state, resource).values()].filter(
    ({ metadata }) =>
      !listed.has(metadata.uid) && (namespace === undefined || metadata.namespace === namespace),
  );
  state.scopes.set(keyOfScope(scope), { resource, namespace, listed: true });
  return [
    ...gone.flatMap((object) => takeObject(state, resource, object)),
    ...objects.flatMap((object) =>
      isKnown(state, resource, object) ? [] : [putObject(state, resource, object)],
    ),
  ];
}

/** The same version is the same object: a new list of what is known changes nothing. */
function isKnown(state: ContextState, resource: string, { metadata }: LiveObject): boolean {
  const known = objectsOf(state, resource).get(metadata.uid);
  return known?.metadata.resourceVersion === metadata.resourceVersion;
}

function forget(state: ContextState, { resource, namespace }: WatchScope): void {
  const name = nameResource(resource);
  for (const object of objectsOf(state, name).values()) {
    if (namespace === undefined || object.metadata.namespace === namespace) {
      takeObject(state, name, object);
    }
  }
}

function keyOfScope({ resource, namespace = "" }: WatchScope): string {
  return `${nameResource(resource)}/${namespace}`;
}
