import { setTimeout as sleep } from "node:timers/promises";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { addRows, readOption, workTime } from "#test/bench/report.ts";
import { percentile } from "#test/bench/statistics.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { treeEnvironment } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";
import { TreeModel } from "#tree/tree-model.ts";
import type { TreeNode } from "#tree/tree-node.ts";

export interface Bench {
  readonly cluster: TestCluster;
  readonly namespace: string;
  readonly followed: Followed;
}

/** Changes of the server, until the rows of the tree that an editor has on its screen are written anew. */
export async function measureEvents(bench: Bench): Promise<void> {
  await measureOneEvent(bench);
  await measureManyEvents(bench);
}

/** An editor that has unfolded the context, and asks again for each row that it is told of. */
export function openScreen(
  { followed }: Pick<Bench, "followed">,
  onRows: (nodes: readonly TreeNode[]) => void,
) {
  const contexts = ["bench"];
  const model = new TreeModel({
    store: followed.store,
    environment: () => treeEnvironment(followed.store, { contexts }),
    onChange(nodes) {
      for (const node of nodes ?? []) model.row(node);
      onRows(nodes ?? []);
    },
  });
  for (const context of model.children()) {
    model.row(context);
    for (const node of model.children(context)) model.row(node);
  }
  return model;
}

/** From the server's answer to a change until the row that is about it is written anew. */
async function measureOneEvent(bench: Bench): Promise<void> {
  const { followed, cluster, namespace } = bench;
  const times: Record<"arrival" | "row" | "work", number[]> = { arrival: [], row: [], work: [] };
  let onRows: (nodes: readonly TreeNode[]) => void = () => undefined;
  let [arrived, worked] = [0, 0];
  // Before the tree, which hears of it next.
  const end = followed.store.subscribe(() => {
    [arrived, worked] = [performance.now(), workTime()];
  });
  const model = openScreen(bench, (nodes) => onRows(nodes));
  for (let index = 0; index < 60; index += 1) {
    const uid = uidOf(followed, index);
    const shown = new Promise<number>((resolve) => {
      onRows = (nodes) => {
        if (!nodes.some((node) => node.kind === "cluster" && node.uid === uid)) return;
        times.work.push(workTime() - worked);
        resolve(performance.now());
      };
    });
    await patchPhase(cluster, nameOf(namespace, index), `Upgrading cluster ${Date.now()}`);
    const answered = performance.now();
    times.row.push(Math.max(0, (await shown) - answered));
    times.arrival.push(Math.max(0, arrived - answered));
    // The next is one after silence again.
    await sleep(60);
  }
  model.dispose();
  end();
  const worst = (sample: readonly number[]): number => percentile(sample, 0.95);
  addRows(
    { work: "answer to event (95th)", value: worst(times.arrival), budget: Infinity, unit: "ms" },
    { work: "event to row, our work (95th)", value: worst(times.work), budget: 5, unit: "ms" },
    {
      work: "answer to row (median)",
      value: percentile(times.row, 0.5),
      budget: Infinity,
      unit: "ms",
    },
    { work: "answer to row (95th)", value: worst(times.row), budget: 50, unit: "ms" },
  );
}

/** Ten thousand changes a minute: the last are seen as soon after they are made as the first. */
async function measureManyEvents(bench: Bench): Promise<void> {
  const { cluster, namespace, followed } = bench;
  const seconds = Number(readOption("seconds") ?? 60);
  const clusters = followed.store.context("bench")?.clusters.size ?? 0;
  const total = Math.round((10_000 / 60) * seconds);
  const answered = new Map<string, number>();
  const seen = new Map<string, number>();
  let written = 0;
  const model = openScreen(bench, (nodes) => (written += nodes.length));
  const end = followed.store.subscribe((changes) => {
    const now = performance.now();
    for (const change of changes) {
      if (change.kind === "object") seen.set(change.object.metadata.resourceVersion, now);
    }
  });
  const [began, worked] = [performance.now(), workTime()];
  await runBounded(Array.from({ length: total }).keys(), 16, async (index) => {
    const due = began + (index / total) * seconds * 1_000;
    await sleep(Math.max(0, due - performance.now()));
    const object = await patchPhase(cluster, nameOf(namespace, index % clusters), `Round ${index}`);
    answered.set(object.metadata.resourceVersion ?? "", performance.now());
  });
  const took = (performance.now() - began) / 1_000;
  await waitUntil(
    "the last change",
    () => [...answered.keys()].filter((version) => !seen.has(version)).length,
    (missing) => missing === 0,
    { interval: 20 },
  );
  const work = workTime() - worked;
  end();
  model.dispose();
  // The watch is often faster than the answer.
  const delays = [...answered].map(([version, at]) => Math.max(0, (seen.get(version) ?? 0) - at));
  const tenth = Math.floor(delays.length / 10);
  const [first, last] = [delays.slice(0, tenth), delays.slice(-tenth)];
  addRows(
    { work: "changes per minute", value: (total / took) * 60, budget: Infinity, unit: "" },
    { work: "rows written anew for them", value: written, budget: Infinity, unit: "" },
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
    { work: "CPU for it, with the writer's", value: work / took / 10, budget: Infinity, unit: "%" },
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
