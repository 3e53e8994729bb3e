import assert from "node:assert/strict";
import { test } from "node:test";
import { openCluster } from "#test/support/cluster.ts";
import { requireSandbox } from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { whyNoCluster } from "#test/support/cluster/find-cluster.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

test("a cluster named by CNPG_TEST_KUBECONFIG serves both profiles, but nothing that breaks it", async () => {
  const environment = { CNPG_TEST_KUBECONFIG: "/some/kubeconfig" };
  assert.equal(await whyNoCluster({ profile: "node" }, environment), undefined);
  assert.equal(await whyNoCluster({ profile: "light" }, environment), undefined);
  const refused = await whyNoCluster({ profile: "light", sandboxOnly: true }, environment);
  assert.match(refused ?? "", /needs a sandbox/);
});

await describeCluster("an existing cluster", { profile: "light", sandboxOnly: true }, (cluster) => {
  test("is used in namespaces of its own, which go away", async () => {
    const { kubeconfig } = requireSandbox(cluster());
    const environment = { CNPG_TEST_KUBECONFIG: kubeconfig };
    const existing = await openCluster({ profile: "node" }, environment);
    assert.equal(existing.sandbox, undefined);
    const namespace = await existing.createNamespace();
    await existing.applyCluster({ name: "db", namespace });
    const made = await existing.client.list({
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata: { namespace },
    });
    assert.deepEqual(
      made.map(({ metadata }) => metadata.name),
      ["db"],
    );
    await existing.dispose();
    await waitUntil(
      "the namespace to go",
      async () => {
        const all = await cluster().client.list({
          apiVersion: "v1",
          kind: "Namespace",
          metadata: {},
        });
        return all.map(({ metadata }) => metadata.name);
      },
      (names) => !names.includes(namespace),
    );
  });
});
