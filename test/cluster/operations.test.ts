import assert from "node:assert/strict";
import { before, test } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBackup } from "#commands/backup/build-backup.ts";
import { factsOf } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { buildDeletion } from "#commands/cluster/delete.ts";
import { buildFencing } from "#commands/cluster/fence.ts";
import { buildHibernation } from "#commands/cluster/hibernate.ts";
import { buildMaintenance } from "#commands/cluster/maintenance.ts";
import { buildPauseReconciliation } from "#commands/cluster/reconciliation.ts";
import { buildReload } from "#commands/cluster/reload.ts";
import { buildRestart } from "#commands/cluster/restart.ts";
import { buildScaling } from "#commands/cluster/scale.ts";
import { buildWaking } from "#commands/cluster/wake.ts";
import { buildPromotion } from "#commands/instance/promote.ts";
import { buildInstanceRestart } from "#commands/instance/restart.ts";
import { dryRun } from "#commands/manifest/dry-run.ts";
import { resolveObject } from "#commands/manifest/resolved-object.ts";
import { selectObjects } from "#commands/manifest/selected-objects.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { toKubeRequest } from "#commands/operations/to-kube-request.ts";
import { buildPoolerPause } from "#commands/pooler/pause.ts";
import { buildSuspension } from "#commands/scheduled-backup/suspend.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { makePod, resourceOf } from "#test/support/live/objects.ts";

const apiVersion = "postgresql.cnpg.io/v1";

/** What is sent for each operation on a Cluster. */
const builders: Readonly<Record<string, (facts: ClusterFacts) => Operation>> = {
  promote: (seen) => buildPromotion(seen, "pg-2", undefined),
  "restart the cluster": buildRestart,
  "restart the primary in place": (seen) =>
    buildInstanceRestart(
      { ...seen, cluster: { ...seen.cluster, status: { currentPrimary: "pg-1" } } },
      "pg-1",
    ),
  reload: buildReload,
  "scale up": (seen) => buildScaling(seen, 5),
  "scale down": (seen) => buildScaling(seen, 1),
  "fence one": (seen) => buildFencing(seen, "pg-2"),
  "fence all": (seen) => buildFencing(seen, "all"),
  hibernate: buildHibernation,
  wake: buildWaking,
  maintain: (seen) => buildMaintenance(seen, true),
  "pause reconciliation": buildPauseReconciliation,
  "back up": (seen) =>
    buildBackup(seen, { way: { method: "plugin", plugin: "barman-cloud.cloudnative-pg.io" } }),
  delete: buildDeletion,
};

await describeCluster("operations at the real API server", { profile: "light" }, (cluster) => {
  let namespace = "";
  let connection: Connection;

  before(async () => {
    namespace = await cluster().createNamespace();
    const folder = await mkdtemp(join(tmpdir(), "cnpg-operations-"));
    const file = join(folder, "kubeconfig");
    await writeFile(file, cluster().kubeconfig, { mode: 0o600 });
    const { contexts, currentContext } = await readKubeconfig([file]);
    const chosen = contexts.find(({ name }) => name === currentContext) ?? contexts[0];
    assert.ok(chosen);
    connection = createConnection(chosen);
    await rm(folder, { recursive: true });
    const spec = { plugins: [{ name: "barman-cloud.cloudnative-pg.io", isWALArchiver: true }] };
    await cluster().applyCluster({ name: "pg", namespace, instances: 3, spec });
    const head = { apiVersion, metadata: { name: "one", namespace } };
    const of = { cluster: { name: "pg" } };
    await cluster().applyObject({
      ...head,
      kind: "Pooler",
      spec: { ...of, type: "rw", pgbouncer: { poolMode: "session" } },
    });
    await cluster().applyObject({
      ...head,
      kind: "ScheduledBackup",
      spec: { ...of, schedule: "0 0 2 * * *", suspend: true },
    });
  });

  async function read(plural: string, name: string): Promise<LiveObject> {
    return connection.request<LiveObject>({ path: pathOf(resourceOf(plural), namespace, name) });
  }

  async function facts(): Promise<ClusterFacts> {
    const object = await read("clusters", "pg");
    const pods = [1, 2, 3].map((number) => makePod("pg", number));
    return factsOf({ context: "test", object, around: { pods }, now: Date.now() });
  }

  async function tryOut({ requests }: Operation): Promise<void> {
    for (const request of requests) {
      await connection.request(toKubeRequest(request, { dryRun: true }));
    }
  }

  for (const [title, build] of Object.entries(builders)) {
    test(`the server takes the request to ${title}`, async () => {
      await tryOut(build(await facts()));
    });
  }

  test("the server takes the requests about poolers and schedules", async () => {
    const seen = { context: "test", around: {}, now: Date.now() };
    await tryOut(buildPoolerPause({ ...seen, object: await read("poolers", "one") }, true));
    const schedule = await read("scheduledbackups", "one");
    await tryOut(buildSuspension({ ...seen, object: schedule }, false));
  });

  test("nothing of all that was stored", async () => {
    const { metadata } = await read("clusters", "pg");
    assert.equal(metadata.generation, 1);
    assert.equal(metadata.annotations?.["cnpg.io/fencedInstances"], undefined);
  });

  test("a change that was overtaken is refused as a conflict", async () => {
    const old = await facts();
    await cluster().client.patch(
      { apiVersion, kind: "Cluster", metadata: { name: "pg", namespace } },
      { metadata: { annotations: { note: String(Date.now()) } } },
    );
    const isConflict = (error: unknown) =>
      error instanceof KubeError && error.reason === "conflict";
    await assert.rejects(tryOut(buildFencing(old, "pg-2")), isConflict);
    await assert.rejects(tryOut(buildPromotion(old, "pg-2", undefined)), isConflict);
  });

  async function judge(text: string) {
    const { objects } = selectObjects({
      uri: "file:///x.yaml",
      text,
      selection: { start: 0, end: 0 },
    });
    const resolved = await Promise.all(objects.map((edited) => resolveObject(connection, edited)));
    const { problems, conflicts } = await dryRun(connection, resolved);
    const marks = problems.map(({ start, end, message }) => ({
      at: text.slice(start, end),
      message,
    }));
    return { marks, conflicts };
  }

  const manifest = (spec: string) =>
    `# here\napiVersion: ${apiVersion}\nkind: Cluster\nmetadata:\n  name: fresh\n  namespace: ${namespace}\nspec:\n${spec}`;

  test("the webhook's refusal stands at the field that it names", async () => {
    const spec =
      "  instances: 1\n  storage:\n    size: 1Gi\n  postgresql:\n    parameters:\n      port: '5433'\n";
    const { marks } = await judge(manifest(spec));
    assert.equal(marks.length, 1);
    assert.equal(marks[0]?.at, "port");
    assert.match(marks[0]?.message ?? "", /^spec\.postgresql\.parameters/);
  });

  test("a field that there is not stands at its key, or at the head", async () => {
    const { marks } = await judge(manifest("  instances: 1\n  storag:\n    size: 1Gi\n"));
    assert.ok(
      marks.some(({ message }) => message.includes("storag")),
      JSON.stringify(marks),
    );
    assert.ok(
      marks.some(({ at }) => at === "storag" || at === "spec"),
      JSON.stringify(marks),
    );
  });

  test("who else owns a field is said in the server's words", async () => {
    const text = manifest("  instances: 5\n").replace("name: fresh", "name: pg");
    const { conflicts } = await judge(text);
    assert.deepEqual(
      conflicts.map(({ field, message }) => [field, /conflict with "(.*?)"/.exec(message)?.[1]]),
      [[".spec.instances", "sandbox"]],
    );
  });

  test("kinds of others are found where they are served", async () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  namespace: ${namespace}\ndata: {a: b}\n`;
    assert.deepEqual(await judge(text), { marks: [], conflicts: [] });
  });
});
