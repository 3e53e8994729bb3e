import type { TestContext } from "node:test";
import { openScreen } from "#test/bench/explorer-events.ts";
import { addRows, workTime } from "#test/bench/report.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";
import { followContexts, isSettled } from "#test/support/kube/follow-contexts.ts";

const clusters = 1_000;
const changes = 10_000;

/**
 * A real server of this size stores about half of ten thousand changes a minute. Here as many come at once from one that
 * stores nothing, in this process, whose work is counted too: how long until the last row is written says how many a
 * minute never queue up.
 */
export async function measureBurst(t: Pick<TestContext, "after">): Promise<void> {
  const api = await FakeApi.start();
  t.after(() => api.dispose());
  for (let index = 0; index < clusters; index += 1) api.put("clusters", drawCluster(index, "new"));
  const cluster = { server: api.server, "insecure-skip-tls-verify": true };
  const followed = await followContexts(t, {
    kubeconfigs: [writeParts({ name: "bench", cluster, user: { token: "bench" } })],
    contexts: ["bench"],
  });
  followed.set.resume();
  await waitUntil(
    "the tree",
    () => isSettled(followed),
    (isThere) => isThere,
  );
  let rows = 0;
  const model = openScreen({ followed }, (nodes) => (rows += nodes.length));
  const last = `round ${changes / clusters}`;
  const [began, worked] = [performance.now(), workTime()];
  for (let index = 0; index < changes; index += 1) {
    const round = Math.floor(index / clusters) + 1;
    api.put("clusters", drawCluster(index % clusters, `round ${round}`));
  }
  await waitUntil(
    "the last change",
    () => Math.min(countIn(followed, last), rows),
    (shown) => shown >= clusters,
    { interval: 20 },
  );
  const took = performance.now() - began;
  const work = workTime() - worked;
  model.dispose();
  await followed.dispose();
  addRows(
    {
      work: "10,000 changes at once, until all are seen",
      value: took / 1_000,
      budget: 6,
      unit: "s",
    },
    {
      work: "changes a minute at that pace",
      value: (changes / took) * 60_000,
      budget: Infinity,
      unit: "",
    },
    {
      work: "our work and the server's for one change",
      value: work / changes,
      budget: 2,
      unit: "ms",
    },
    { work: "rows written anew for them", value: rows, budget: Infinity, unit: "" },
  );
}

function countIn({ store }: Followed, phase: string): number {
  const all = [...(store.context("bench")?.clusters.values() ?? [])];
  return all.filter(({ status }) => (status as { phase?: string } | undefined)?.phase === phase)
    .length;
}

function drawCluster(index: number, phase: string) {
  const name = `db-${index}`;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name, namespace: "default", uid: `uid-${index}` },
    spec: { instances: 3, storage: { size: "1Gi" } },
    status: { phase, readyInstances: 3, instances: 3 },
  };
}
