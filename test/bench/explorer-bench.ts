import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { measureBurst } from "#test/bench/explorer-burst.ts";
import { measureEvents } from "#test/bench/explorer-events.ts";
import { addRows, areBudgetsMet, print, readOption, workTime } from "#test/bench/report.ts";
import { percentile } from "#test/bench/statistics.ts";
import { openCluster } from "#test/support/cluster.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { loadFleet } from "#test/support/cluster/load-fleet.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";

/**
 * Measures the explorer on a `light` sandbox with a thousand Clusters, three thousand Pods and five thousand
 * Backups. Prints a table and ends with 1 where a budget is not met. `--clusters N` for a smaller fleet,
 * `--namespace NAME` for one that is there from the last run, `--keep` to leave it, `--rounds N` and `--seconds N` for
 * a shorter run.
 */
interface Cost {
  /** Milliseconds by the clock, with all that others do on the machine. */
  readonly wall: number;
  /** Milliseconds that this process worked. */
  readonly work: number;
}

async function main(): Promise<void> {
  const cluster = await openCluster({ profile: "light" });
  const endings: (() => unknown)[] = [];
  const t: Pick<TestContext, "after"> = {
    after: (work) => void endings.push(work as () => unknown),
  };
  try {
    const namespace = await prepareFleet(cluster);
    const followed = await followContexts(t, {
      kubeconfigs: [writeParts({ ...readParts(cluster.kubeconfig), name: "bench" })],
      contexts: ["bench"],
      namespaces: [namespace],
      times: { firstPause: 1_000, longestPause: 30_000 },
    });
    await measureTree(followed, namespace);
    printCounts(followed);
    await measureHeap(followed);
    await measureIdle();
    await measureEvents({ cluster, namespace, followed });
    await followed.dispose();
    await measureBurst(t);
  } finally {
    for (const end of endings.reverse()) await end();
    // Deleting nine thousand objects takes a minute; the next run may want them.
    if (readOption("keep") === undefined) await cluster.dispose();
    else cluster.client.dispose();
  }
  if (!areBudgetsMet()) process.exitCode = 1;
}

async function prepareFleet(cluster: TestCluster): Promise<string> {
  const known = readOption("namespace");
  if (known !== undefined) return known;
  const namespace = await cluster.createNamespace();
  const clusters = Number(readOption("clusters") ?? 1_000);
  const { seconds, pods, backups } = await loadFleet(cluster.client, namespace, { clusters });
  print(
    `${namespace}: ${clusters} clusters, ${pods} pods, ${backups} backups in ${seconds.toFixed(0)} s`,
  );
  return namespace;
}

/** In turn, so that both meet the same machine; of the rounds the one in the middle counts. */
async function measureTree(followed: Followed, namespace: string): Promise<void> {
  const connection = await followed.pool.get("bench");
  const [lists, trees]: [Cost[], Cost[]] = [[], []];
  const rounds = Number(readOption("rounds") ?? 5);
  for (let round = 0; round <= rounds; round += 1) {
    const list = await timed(() => listBare(connection, namespace));
    const tree = await timed(() => openTree(followed));
    // The first time everything is compiled.
    if (round > 0) {
      lists.push(list);
      trees.push(tree);
    }
    if (round === rounds) break;
    await followed.set.show([]);
    await followed.set.show(["bench"]);
    await followed.set.pause();
  }
  const middle = (costs: readonly Cost[], key: keyof Cost): number =>
    percentile(
      costs.map((cost) => cost[key]),
      0.5,
    );
  const ratio = (key: keyof Cost): number =>
    percentile(
      trees.map((tree, round) => tree[key] / (lists[round]?.[key] ?? 0)),
      0.5,
    );
  const printed = await timed(() => void followed.tree());
  addRows(
    {
      work: "bare list of all that is watched",
      value: middle(lists, "wall"),
      budget: Infinity,
      unit: "ms",
    },
    { work: "  of that our work", value: middle(lists, "work"), budget: Infinity, unit: "ms" },
    {
      work: "from nothing to the whole tree",
      value: middle(trees, "wall"),
      budget: Infinity,
      unit: "ms",
    },
    { work: "  of that our work", value: middle(trees, "work"), budget: Infinity, unit: "ms" },
    { work: "tree / bare list", value: ratio("wall"), budget: 1.5, unit: "×" },
    { work: "  of our work", value: ratio("work"), budget: Infinity, unit: "×" },
    {
      work: "all rows of the tree as text, our work",
      value: printed.work,
      budget: Infinity,
      unit: "ms",
    },
  );
}

interface Page {
  readonly metadata: { readonly continue?: string };
  readonly items: readonly LiveObject[];
}

/** What any client does that lists the same: the same pages over the same connection, parsed and forgotten. */
async function listBare(connection: Connection, namespace: string): Promise<void> {
  const served = watchedResources.filter(({ group }) => group !== "barmancloud.cnpg.io");
  await Promise.all(
    served.map(async (resource) => {
      const path = pathOf(resource, resource.namespaced ? namespace : undefined);
      const { labelSelector } = resource;
      let next: string | undefined;
      do {
        const query = { labelSelector, limit: 500, continue: next };
        const { metadata } = await connection.request<Page>({ path, query });
        next = metadata.continue === "" ? undefined : metadata.continue;
      } while (next !== undefined);
    }),
  );
}

/** Until every resource is listed and all of the tree is written once. */
async function openTree(followed: Followed): Promise<void> {
  const listed = new Promise<void>((resolve) => {
    const end = followed.store.subscribe(() => {
      const state = followed.store.context("bench");
      if (state?.status.kind !== "connected") return;
      const scopes = [...state.scopes.values()];
      if (scopes.length < state.status.served.length) return;
      if (!scopes.every((scope) => scope.listed)) return;
      end();
      resolve();
    });
  });
  followed.set.resume();
  await listed;
  followed.tree();
}

function printCounts({ store }: Followed): void {
  const objects = store.context("bench")?.objects ?? new Map<string, Map<string, LiveObject>>();
  const counts = [...objects].filter(([, { size }]) => size > 0);
  print(`measured with ${counts.map(([name, { size }]) => `${size} ${name}`).join(", ")}`);
}

async function measureHeap(followed: Followed): Promise<void> {
  // What happened is for tests; the explorer forgets it.
  followed.events.length = 0;
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  addRows({ work: "heap", value: heap, budget: 150, unit: "MB" });
}

async function measureIdle(): Promise<void> {
  await sleep(2_000);
  const { work, wall } = await timed(() => sleep(10_000));
  const share = (work / wall) * 100;
  addRows({ work: "CPU while nothing happens", value: share, budget: 1, unit: "%" });
}

async function timed(work: () => Promise<void> | void): Promise<Cost> {
  const [began, worked] = [performance.now(), workTime()];
  await work();
  return { wall: performance.now() - began, work: workTime() - worked };
}

await main();
