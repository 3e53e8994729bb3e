import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { percentile } from "#test/bench/statistics.ts";
import { openCluster } from "#test/support/cluster.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { loadFleet } from "#test/support/cluster/load-fleet.ts";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts, treeEnvironment } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";
import { affectedNodes } from "#tree/affected-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";

/**
 * Measures the explorer on a `light` sandbox with a thousand Clusters, three thousand Pods and five thousand
 * Backups. Prints a table and ends with 1 where a budget is not met. `--clusters N` for a smaller fleet,
 * `--namespace NAME` for one that is there from the last run, `--keep` to leave it.
 */
interface Row {
  readonly work: string;
  readonly value: number;
  readonly budget: number;
  readonly unit: string;
}

const rows: Row[] = [];

/** The tree waits this long for more, to show what comes together at once; see the tree provider. */
const frame = 40;

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
    const bench = { cluster, namespace, followed };
    await measureOneEvent(bench);
    await measureManyEvents(bench);
  } finally {
    for (const end of endings.reverse()) await end();
    // Deleting nine thousand objects takes a minute; the next run may want them.
    if (option("keep") === undefined) await cluster.dispose();
    else cluster.client.dispose();
  }
  if (rows.some(({ value, budget }) => !(value <= budget))) process.exitCode = 1;
}

interface Bench {
  readonly cluster: TestCluster;
  readonly namespace: string;
  readonly followed: Followed;
}

async function prepareFleet(cluster: TestCluster): Promise<string> {
  const known = option("namespace");
  if (known !== undefined) return known;
  const namespace = await cluster.createNamespace();
  const clusters = Number(option("clusters") ?? 1_000);
  const { seconds, pods, backups } = await loadFleet(cluster.client, namespace, { clusters });
  print(
    `${namespace}: ${clusters} clusters, ${pods} pods, ${backups} backups in ${seconds.toFixed(0)} s`,
  );
  return namespace;
}

/** In turn, so that both meet the same machine; the best of each counts. */
async function measureTree(followed: Followed, namespace: string): Promise<void> {
  const connection = await followed.pool.get("bench");
  const lists: number[] = [];
  const trees: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    lists.push(await timed(() => listBare(connection, namespace)));
    trees.push(await timed(() => openTree(followed)));
    if (round < 2) {
      await followed.set.show([]);
      await followed.set.show(["bench"]);
      await followed.set.pause();
    }
  }
  const [list, tree] = [Math.min(...lists), Math.min(...trees)];
  const print = await timed(() => void followed.tree());
  addRows(
    { work: "bare list of all that is watched", value: list, budget: Infinity, unit: "ms" },
    { work: "from nothing to the whole tree", value: tree, budget: Infinity, unit: "ms" },
    { work: "tree / bare list", value: tree / list, budget: 1.5, unit: "×" },
    { work: "all rows of the tree as text", value: print, budget: Infinity, unit: "ms" },
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
  const before = process.cpuUsage();
  const began = performance.now();
  await sleep(10_000);
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 10 / (performance.now() - began);
  addRows({ work: "CPU while nothing happens", value: share, budget: 1, unit: "%" });
}

/** From the server's answer to a change until the row that is about it is written anew. */
async function measureOneEvent(bench: Bench): Promise<void> {
  const { followed, cluster, namespace } = bench;
  const delays: number[] = [];
  const own: number[] = [];
  for (let index = 0; index < 60; index += 1) {
    const uid = uidOf(followed, index);
    const shown = new Promise<number>((resolve) => {
      const end = followed.store.subscribe((changes) => {
        const began = performance.now();
        const change = changes.find(
          (each) => each.kind === "object" && each.object.metadata.uid === uid,
        );
        if (change === undefined) return;
        const env = treeEnvironment(followed.store, { contexts: ["bench"] });
        for (const { node } of affectedNodes(change, env)) kindOf(node).row(node, env);
        own.push(performance.now() - began);
        end();
        resolve(performance.now());
      });
    });
    await patchPhase(cluster, nameOf(namespace, index), `Upgrading cluster ${index}`);
    const answered = performance.now();
    delays.push(Math.max(0, (await shown) - answered));
  }
  addRows(
    { work: "event to row, our part (95th)", value: percentile(own, 0.95), budget: 5, unit: "ms" },
    {
      work: `answer to row with the tree's ${frame} ms (95th)`,
      value: percentile(delays, 0.95) + frame,
      budget: 50,
      unit: "ms",
    },
  );
}

/** A minute with ten thousand changes: the last are seen as soon after they are made as the first. */
async function measureManyEvents({ cluster, namespace, followed }: Bench): Promise<void> {
  const seconds = Number(option("seconds") ?? 60);
  const clusters = followed.store.context("bench")?.clusters.size ?? 0;
  const total = Math.round((10_000 / 60) * seconds);
  const sent = new Map<string, number>();
  const delays: number[] = [];
  const end = followed.store.subscribe((changes) => {
    const now = performance.now();
    const env = treeEnvironment(followed.store, { contexts: ["bench"] });
    for (const change of changes) {
      if (change.kind !== "object") continue;
      for (const { node } of affectedNodes(change, env)) kindOf(node).row(node, env);
      const at = sent.get(change.object.metadata.resourceVersion);
      if (at !== undefined) delays.push(now - at);
      else sent.set(change.object.metadata.resourceVersion, now);
    }
  });
  const began = performance.now();
  const before = process.cpuUsage();
  await runBounded(Array.from({ length: total }).keys(), 16, async (index) => {
    const due = began + (index / total) * seconds * 1_000;
    await sleep(Math.max(0, due - performance.now()));
    const object = await patchPhase(cluster, nameOf(namespace, index % clusters), `Round ${index}`);
    const version = object.metadata.resourceVersion ?? "";
    const seen = sent.get(version);
    // The watch is often faster than the answer.
    if (seen === undefined) sent.set(version, performance.now());
    else delays.push(0);
  });
  const took = (performance.now() - began) / 1_000;
  await waitUntil(
    "the last change",
    () => delays.length,
    (count) => count >= total,
    { interval: 5 },
  );
  end();
  const { user, system } = process.cpuUsage(before);
  const tenth = Math.floor(delays.length / 10);
  const [first, last] = [delays.slice(0, tenth), delays.slice(-tenth)];
  addRows(
    { work: "changes per minute", value: (total / took) * 60, budget: Infinity, unit: "" },
    {
      work: "the first tenth is seen after (95th)",
      value: percentile(first, 0.95),
      budget: Infinity,
      unit: "ms",
    },
    {
      work: "the last tenth is seen after (95th)",
      value: percentile(last, 0.95),
      budget: 250,
      unit: "ms",
    },
    {
      work: "CPU for it, with the writer's",
      value: (user + system) / 1e4 / took,
      budget: Infinity,
      unit: "%",
    },
  );
}

function patchPhase(
  { client }: TestCluster,
  metadata: KubeObject["metadata"],
  phase: string,
): Promise<KubeObject> {
  const object = { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata };
  return client.patch(object, { status: { phase } }, "status");
}

function nameOf(namespace: string, index: number): KubeObject["metadata"] {
  return { namespace, name: `db-${String(index).padStart(4, "0")}` };
}

function uidOf({ store }: Followed, index: number): string {
  const clusters = store.context("bench")?.clusters ?? new Map<string, LiveObject>();
  const { name } = nameOf("", index);
  const found = [...clusters.values()].find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`${name} is not in the tree`);
  return found.metadata.uid;
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Printed at once: a run takes minutes. */
function addRows(...more: readonly Row[]): void {
  rows.push(...more);
  for (const { work, value, budget, unit } of more) {
    const missed = value <= budget ? "" : ": NOT MET";
    const limit = budget === Infinity ? "" : `  (at most ${budget} ${unit}${missed})`;
    print(`${work.padEnd(48)} ${value.toFixed(2).padStart(10)} ${unit}${limit}`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : (process.argv[at + 1] ?? "");
}

await main();
