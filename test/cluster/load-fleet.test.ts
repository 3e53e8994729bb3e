import assert from "node:assert/strict";
import { test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { loadFleet } from "#test/support/cluster/load-fleet.ts";

await describeCluster("loader", { profile: "light", sandboxOnly: true }, (cluster) => {
  test("makes as many objects as told, with a status each", async (context) => {
    const { client } = cluster();
    const namespace = await cluster().createNamespace();
    const loaded = await loadFleet(client, namespace, { clusters: 30 });
    context.diagnostic(`240 objects in ${loaded.seconds.toFixed(1)} s`);
    assert.deepEqual([loaded.clusters, loaded.pods, loaded.backups], [30, 90, 150]);

    const cnpg = "postgresql.cnpg.io/v1";
    const clusters = await client.list({
      apiVersion: cnpg,
      kind: "Cluster",
      metadata: { namespace },
    });
    const phases = clusters.map(({ status }) => (status as { phase: string }).phase);
    assert.equal(clusters.length, 30);
    assert.equal(phases.filter((phase) => phase === "Cluster in healthy state").length, 27);

    const pods = await client.list({ apiVersion: "v1", kind: "Pod", metadata: { namespace } });
    assert.equal(pods.length, 90);
    const uids = new Set(clusters.map(({ metadata }) => metadata.uid));
    for (const { metadata, status } of pods) {
      assert.equal((status as { phase: string }).phase, "Running");
      const [owner] = metadata["ownerReferences"] as readonly { readonly uid: string }[];
      assert.ok(uids.has(owner?.uid));
    }

    const backups = await client.list({
      apiVersion: cnpg,
      kind: "Backup",
      metadata: { namespace },
    });
    const results = backups.map(({ status }) => (status as { phase: string }).phase);
    assert.equal(results.length, 150);
    assert.equal(results.filter((phase) => phase === "failed").length, 6);
    assert.equal(results.filter((phase) => phase === "completed").length, 144);
  });
});
