import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestCluster } from "#test/support/cluster.ts";
import { loadFleet } from "#test/support/cluster/load-fleet.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";

export interface SoakPlan {
  readonly seconds: number;
  readonly clusters: number;
  readonly report: (line: string) => void;
}

/** What a look at the process finds. */
interface Sample {
  readonly heap: number;
  /** Connections that the explorer holds, counted at a proxy. */
  readonly sockets: number;
  readonly timers: number;
}

/** More than this, in MB, is growth and not the weather. */
const heapTolerance = 8;

/**
 * Lets the explorer follow a namespace whose objects change, come and go all the time, while its connections are
 * cut and it is put to rest and looked at again. Fails when heap, sockets or timers are more at the end than after
 * the first fifth, or when the tree is not what the server says. Needs `--expose-gc`.
 */
export async function soakExplorer(cluster: TestCluster, plan: SoakPlan): Promise<void> {
  const endings: (() => unknown)[] = [];
  const namespace = await cluster.createNamespace();
  await loadFleet(cluster.client, namespace, { clusters: plan.clusters });
  const proxy = await cluster.openProxy();
  const followed = await followContexts(
    { after: (work) => void endings.push(work as () => unknown) },
    {
      kubeconfigs: [writeParts({ ...readParts(proxy.kubeconfig), name: "soak" })],
      contexts: ["soak"],
      namespaces: [namespace],
    },
  );
  try {
    const samples: Sample[] = [];
    const began = performance.now();
    for (let round = 0; performance.now() - began < plan.seconds * 1_000; round += 1) {
      await churn(cluster, namespace, { round, clusters: plan.clusters });
      await disturb(followed, round, () => proxy.reset());
      await settle(followed);
      samples.push(await takeSample(() => proxy.open));
      followed.events.length = 0;
      if (round % 20 === 0) plan.report(describe(round, samples));
    }
    plan.report(describe(samples.length, samples));
    await compareWithServer(cluster, namespace, followed);
    judge(samples);
  } finally {
    for (const end of endings.reverse()) await end();
  }
  await waitUntil(
    "no connection to be left",
    () => proxy.open,
    (count) => count === 0,
  );
}

interface Churn {
  readonly round: number;
  readonly clusters: number;
}

/** A change of every fourth Cluster, a Backup more and one less, and a Cluster that comes and goes. */
async function churn(
  cluster: TestCluster,
  namespace: string,
  { round, clusters }: Churn,
): Promise<void> {
  const { client } = cluster;
  const passing = { apiVersion, kind: "Cluster", metadata: { name: "passing", namespace } };
  await cluster.applyCluster({ name: "passing", namespace });
  for (let index = round % 4; index < clusters; index += 4) {
    const name = `db-${String(index).padStart(4, "0")}`;
    const object = { apiVersion, kind: "Cluster", metadata: { name, namespace } };
    await client.patch(object, { status: { phase: `Upgrading cluster ${round}` } }, "status");
  }
  const backup = { apiVersion, kind: "Backup", metadata: { name: "passing", namespace } };
  const spec = { cluster: { name: "passing" }, method: "volumeSnapshot" };
  await client.create({ ...backup, spec });
  await client.remove(backup);
  await client.remove(passing);
}

const apiVersion = "postgresql.cnpg.io/v1";

/** Every fifth round the network breaks, every seventh nobody looks for a moment. */
async function disturb(followed: Followed, round: number, reset: () => void): Promise<void> {
  followed.set.resume();
  if (round % 5 === 4) reset();
  if (round % 7 === 6) {
    await followed.set.pause();
    followed.set.resume();
  }
}

async function settle({ store }: Followed): Promise<void> {
  await waitUntil(
    "the tree to be true",
    () => store.context("soak"),
    (state) => {
      if (state?.status.kind !== "connected") return false;
      const scopes = [...state.scopes.values()];
      if (scopes.length < state.status.served.length) return false;
      return scopes.every(({ listed, stale }) => listed && stale === undefined);
    },
    { interval: 20 },
  );
}

async function takeSample(countSockets: () => number): Promise<Sample> {
  // Sockets of aborted requests close a moment later.
  await sleep(100);
  assert.ok(globalThis.gc, "run it with --expose-gc");
  globalThis.gc();
  const resources = process.getActiveResourcesInfo();
  return {
    heap: process.memoryUsage().heapUsed / 2 ** 20,
    sockets: countSockets(),
    timers: resources.filter((name) => name === "Timeout").length,
  };
}

async function compareWithServer(
  { client }: TestCluster,
  namespace: string,
  { store }: Followed,
): Promise<void> {
  const clusters = await client.list({ apiVersion, kind: "Cluster", metadata: { namespace } });
  const expected = clusters.map(({ metadata: { uid, resourceVersion } }) => ({
    uid,
    resourceVersion,
  }));
  const read = () =>
    [...(store.context("soak")?.clusters.values() ?? [])].map(
      ({ metadata: { uid, resourceVersion } }) => ({ uid, resourceVersion }),
    );
  const sorted = (list: readonly { readonly uid?: string | undefined }[]) =>
    JSON.stringify(list.toSorted((a, b) => (a.uid ?? "").localeCompare(b.uid ?? "")));
  await waitUntil(
    "the server's state in the tree",
    () => sorted(read()),
    (seen) => seen === sorted(expected),
  );
}

/** After the first fifth everything is warm. */
function judge(samples: readonly Sample[]): void {
  const fifth = Math.max(3, Math.floor(samples.length / 5));
  assert.ok(samples.length >= 2 * fifth, `only ${samples.length} rounds: let it run longer`);
  const [early, late] = [samples.slice(0, fifth), samples.slice(-fifth)];
  const least = (of: readonly Sample[], key: keyof Sample) => Math.min(...of.map((s) => s[key]));
  for (const key of ["sockets", "timers"] as const) {
    const [before, after] = [least(early, key), least(late, key)];
    assert.ok(after <= before + 2, `${key} have grown from ${before} to ${after}`);
  }
  const [before, after] = [least(early, "heap"), least(late, "heap")];
  const growth = `the heap has grown from ${before.toFixed(1)} to ${after.toFixed(1)} MB`;
  assert.ok(after <= before + heapTolerance, growth);
}

function describe(round: number, samples: readonly Sample[]): string {
  const { heap, sockets, timers } = samples.at(-1) ?? { heap: 0, sockets: 0, timers: 0 };
  return `round ${round}: heap ${heap.toFixed(1)} MB, ${sockets} sockets, ${timers} timers`;
}
