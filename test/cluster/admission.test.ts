import assert from "node:assert/strict";
import { before, test } from "node:test";
import { operatorVersions } from "#sandbox/build/modules.ts";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import { setSnapshotSupport } from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";

for (const operator of operatorVersions) {
  const request = { profile: "light", operator, sandboxOnly: true } as const;
  await describeCluster(`webhooks of CloudNativePG ${operator}`, request, (cluster) => {
    let namespace = "";
    before(async () => {
      namespace = await cluster().createNamespace();
    });

    test("a good Cluster is taken, with the operator's defaults", async () => {
      const { spec } = await cluster().applyCluster({ name: "good", namespace });
      const { postgresql, imageName } = spec as {
        readonly imageName: string;
        readonly postgresql: { readonly parameters: Readonly<Record<string, string>> };
      };
      assert.match(imageName, /\/postgresql:18/);
      assert.equal(postgresql.parameters["wal_level"], "logical");
    });

    test("a fixed parameter is refused at its field", async () => {
      const spec = { postgresql: { parameters: { port: "5433" } } };
      const error = await refusal(cluster().applyCluster({ name: "bad", namespace, spec }));
      assert.equal(error.code, 422);
      assert.deepEqual(
        error.status.details?.causes?.map(({ field }) => field),
        ["spec.postgresql.parameters.port"],
      );
      assert.match(error.message, /vcluster\.cnpg\.io|fixed configuration parameter/);
    });

    test("storage cannot shrink", async () => {
      await cluster().applyCluster({ name: "shrinks", namespace });
      const spec = { storage: { size: "512Mi" } };
      const error = await refusal(cluster().applyCluster({ name: "shrinks", namespace, spec }));
      assert.deepEqual(
        error.status.details?.causes?.map(({ field }) => field),
        ["spec.storage"],
      );
    });

    test("no controller touches a Cluster", async () => {
      const { client } = cluster();
      const pods = await client.list({ apiVersion: "v1", kind: "Pod", metadata: { namespace } });
      assert.deepEqual(pods, []);
    });

    test("a snapshot Backup is taken or refused as VolumeSnapshot is there or not", async () => {
      const backup = {
        apiVersion: "postgresql.cnpg.io/v1",
        kind: "Backup",
        metadata: { name: "snapshot", namespace },
        spec: { cluster: { name: "good" }, method: "volumeSnapshot" },
      };
      const { client } = cluster();
      await client.create(backup, { dryRun: "All" });
      await setSnapshotSupport(cluster(), false);
      try {
        const error = await refusal(client.create(backup, { dryRun: "All" }));
        assert.match(error.message, /VolumeSnapshot CRD/);
      } finally {
        await setSnapshotSupport(cluster(), true);
      }
      await client.create(backup, { dryRun: "All" });
    });
  });
}

async function refusal(request: Promise<unknown>): Promise<ApiError> {
  const error = await request.then(
    () => assert.fail("It was taken"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
}
