import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";
import type { ContextEvent, LiveEvent } from "#domain/kubernetes/live-event.ts";
import { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { ContextSet } from "#kube/context/context-set.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";
import { LiveStore } from "#live/live-store.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { english } from "#texts/en/english.ts";
import { printTree } from "#tree/text.ts";
import type { TreeEnvironment, TreeOptions } from "#tree/tree-environment.ts";

export interface Following {
  /** Texts of kubeconfig files, in the order in which they are merged. */
  readonly kubeconfigs: readonly string[];
  /** Contexts that are shown from the beginning; the first is looked at where nothing else is said. */
  readonly contexts: readonly string[];
  readonly namespaces?: readonly string[] | undefined;
  readonly fallback?: readonly string[] | undefined;
  readonly times?: Partial<WatchTimes> | undefined;
}

/** What the explorer is without an editor: connections, watches, store and tree. */
export interface Followed {
  readonly pool: ConnectionPool;
  readonly set: ContextSet;
  readonly store: LiveStore;
  /** All that happened. */
  readonly events: (LiveEvent | ContextEvent)[];
  /** Files that the kubeconfig is read from. */
  readonly files: readonly string[];
  tree(options?: Partial<TreeOptions>): string;
  /** Waits for a tree that reads like this, and gives it. */
  shows(
    what: RegExp | ((tree: string) => boolean),
    options?: Partial<TreeOptions>,
  ): Promise<string>;
  dispose(): Promise<void>;
}

const shortTimes: WatchTimes = {
  idleLimit: 30_000,
  firstPause: 50,
  longestPause: 500,
  deniedPause: 2_000,
  pollPause: 500,
  discoveryPause: 60_000,
};

/** Follows contexts of a kubeconfig until the test ends. Nothing is contacted before `set.resume()`. */
export async function followContexts(
  t: Pick<TestContext, "after">,
  following: Following,
): Promise<Followed> {
  const { kubeconfigs, contexts, fallback = [], times } = following;
  const folder = await makeTemporaryFolder(t);
  const files = kubeconfigs.map((_, index) => join(folder, `config-${index}`));
  await Promise.all(files.map((file, index) => writeFile(file, kubeconfigs[index] ?? "")));
  process.env["KUBECONFIG"] = files.join(delimiter);
  const pool = new ConnectionPool(() => undefined);
  const store = new LiveStore();
  const events: (LiveEvent | ContextEvent)[] = [];
  const set = new ContextSet({
    pool,
    emit: (more) => {
      events.push(...more);
      store.apply(more);
    },
    namespacesOf: () => following.namespaces,
    fallbackNamespaces: () => fallback,
    times: { ...shortTimes, ...times },
  });
  await set.show(contexts);
  const tree: Followed["tree"] = (options = {}) =>
    printTree(treeEnvironment(store, { contexts, ...options }));
  const dispose = async () => {
    await set.dispose();
    pool.dispose();
  };
  t.after(dispose);
  return {
    pool,
    set,
    store,
    events,
    files,
    tree,
    shows: (what, options) =>
      waitUntil(
        `the tree to show ${String(what)}`,
        () => tree(options),
        (seen) => (typeof what === "function" ? what(seen) : what.test(seen)),
        { interval: 20, timeout: 20_000 },
      ),
    dispose,
  };
}

/** Every context is connected, and every one of its watches has listed or was denied, and is up to date. */
export function isSettled({ store }: Followed): boolean {
  const states = store.contexts();
  if (states.length === 0) return false;
  return states.every(({ status, scopes }) => {
    const all = [...scopes.values()];
    return (
      status.kind === "connected" &&
      all.length >= status.served.length &&
      all.every(({ listed, denied, stale }) => (listed || denied) && stale === undefined)
    );
  });
}

export function treeEnvironment(
  store: LiveStore,
  options: Partial<TreeOptions> = {},
): TreeEnvironment {
  return {
    store,
    texts: english,
    now: Date.now(),
    options: {
      grouping: "flat",
      filter: "",
      unhealthyOnly: false,
      contexts: [],
      shown: new Map(),
      ...options,
    },
  };
}
