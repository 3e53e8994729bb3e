import { clustersName, keyOfCluster } from "#live/context-state.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import { viewCluster } from "#live/cluster-view.ts";
import type { ContextState } from "#live/context-state.ts";
import type { HealthLevel } from "#live/health/health-fact.ts";
import type { LiveChange } from "#live/live-change.ts";
import type { LiveStore } from "#live/live-store.ts";

/**
 * How many Clusters are in trouble, kept by looking only at those that a change is about: among a thousand
 * clusters an event costs one of them.
 */
export class HealthIndex {
  readonly #store: LiveStore;
  readonly #now: () => number;
  readonly #troubled = new Map<string, HealthLevel>();
  readonly #unsubscribe: () => void;

  constructor(store: LiveStore, now: () => number, onChange: () => void) {
    this.#store = store;
    this.#now = now;
    this.#unsubscribe = store.subscribe((changes) => {
      const before = this.count();
      for (const change of changes) this.#take(change);
      if (before !== this.count()) onChange();
    });
  }

  /** Clusters with a warning or an error. */
  count(): number {
    return this.#troubled.size;
  }

  dispose(): void {
    this.#unsubscribe();
  }

  #take(change: LiveChange): void {
    if (change.kind === "object") this.#judge(change.context, clusterKeyOf(change));
    else if (this.#store.context(change.context) === undefined) this.#forget(change.context);
  }

  #judge(context: string, key: string | undefined): void {
    const state = this.#store.context(context);
    if (state === undefined || key === undefined) return;
    const id = `${context}\u0000${key}`;
    const level = worstLevel(state, state.clusters.get(key), this.#now());
    if (level === undefined) this.#troubled.delete(id);
    else this.#troubled.set(id, level);
  }

  #forget(context: string): void {
    for (const id of this.#troubled.keys()) {
      if (id.startsWith(`${context}\u0000`)) this.#troubled.delete(id);
    }
  }
}

type ObjectChange = Extract<LiveChange, { kind: "object" }>;

function clusterKeyOf({ resource, object }: ObjectChange): string | undefined {
  const { namespace, name } = object.metadata;
  const cluster = resource === clustersName ? name : owningCluster(object);
  return cluster === undefined ? undefined : keyOfCluster(namespace, cluster);
}

function worstLevel(
  state: ContextState,
  cluster: ClusterObject | undefined,
  now: number,
): HealthLevel | undefined {
  if (cluster === undefined) return undefined;
  const levels = viewCluster(state, cluster, now).health.map(({ level }) => level);
  return levels.find((level) => level === "error") ?? levels.find((level) => level === "warning");
}
