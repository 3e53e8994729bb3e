import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { LiveCommandId } from "#commands/commands.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { openRealStage } from "#test/support/operations/real-stage.ts";
import type { RealRow, RealStage } from "#test/support/operations/real-stage.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";

/** For a busy machine; on a quiet one each takes seconds. */
const timeout = 5 * 60_000;
const apiVersion = "postgresql.cnpg.io/v1";

const isReplica = "select pg_is_in_recovery() as replica";
const postmaster = "select pg_postmaster_start_time()::text as started";
const workMem = "select setting from pg_settings where name = 'work_mem'";
const timeline = "select timeline_id as timeline from pg_control_checkpoint()";

// One Cluster from its first promotion to its deletion: each test goes on where the one before it ended.
await describeCluster("operations with the real operator", { profile: "node" }, (cluster) => {
  const db = { name: "db", namespace: "" };
  let stage: RealStage;

  before(async () => {
    db.namespace = await cluster().createNamespace();
    const postgresql = { parameters: { checkpoint_completion_target: "0" } };
    await cluster().applyCluster({ ...db, instances: 2, spec: { postgresql } });
    await waitForHealthy(cluster().client, db, { timeout });
    stage = await openRealStage(cluster(), db);
  });

  /** Says yes to everything, and gives what was told last. */
  async function run(id: LiveCommandId, row: RealRow, ...says: ScriptedAnswer[]) {
    const transcript = await stage.run(id, row, ...says);
    const last = transcript.at(-1) ?? "";
    assert.match(last, /^inform: /, transcript.join("\n"));
    return last;
  }

  async function waitForStandbys(count: number): Promise<void> {
    const query = "select count(*)::int as n from pg_replication_slots where active";
    await waitUntil(
      `${count} standbys`,
      async () => stage.ask<{ n: number }>(await stage.primary(), query).catch(() => undefined),
      (seen) => seen?.n === count,
      { timeout, interval: 1000 },
    );
  }

  async function uidOf(plural: string, name: string): Promise<string | undefined> {
    return (await stage.read(plural, name))?.metadata.uid;
  }

  test("a promotion ends with another primary on the next timeline", async () => {
    const [primary, replica] = [await stage.primary(), await stage.replica()];
    const told = await run("cnpg.instance.promote", { instance: replica }, "Promote", replica);
    assert.match(told, new RegExp(`^inform: ${replica} is the primary now, on timeline 2`));
    assert.deepEqual(await stage.ask(replica, isReplica), { replica: false });
    assert.deepEqual(await stage.ask(primary, isReplica), { replica: true });
    assert.deepEqual(await stage.ask(replica, timeline), { timeline: 2 });
  });

  const manifest = (spec: string): string =>
    `apiVersion: ${apiVersion}\nkind: Cluster\nmetadata:\n  name: ${db.name}\n  namespace: ${db.namespace}\nspec:\n${spec}`;

  test("an applied parameter reaches every instance", async () => {
    const spec =
      "  instances: 2\n  storage:\n    size: 1Gi\n  postgresql:\n    parameters:\n      work_mem: 7MB\n";
    await run("cnpg.manifest.apply", { manifest: manifest(spec) }, "test", "Apply");
    const instances = [await stage.primary(), await stage.replica()];
    for (const pod of instances) await waitForWorkMem(pod, "7168");
  });

  async function waitForWorkMem(pod: string, kilobytes: string): Promise<void> {
    await waitUntil(
      `work_mem of ${pod}`,
      () => stage.ask<{ setting: string }>(pod, workMem).catch(() => undefined),
      (seen) => seen?.setting === kilobytes,
      { timeout, interval: 1000 },
    );
  }

  test("a reload takes back what somebody wrote into the files of an instance", async () => {
    const primary = await stage.primary();
    const spoil =
      "echo \"work_mem = '9MB'\" >> $PGDATA/custom.conf && psql -U postgres -c 'select pg_reload_conf()'";
    await stage.exec(primary, "postgres", "sh", "-c", spoil);
    await waitForWorkMem(primary, "9216");
    await run("cnpg.cluster.reload", "cluster");
    await waitForWorkMem(primary, "7168");
  });

  test("a field that somebody else owns is named with its owner, and left or taken over", async () => {
    const spec =
      "  instances: 2\n  storage:\n    size: 1Gi\n  postgresql:\n    parameters:\n      checkpoint_completion_target: '0.5'\n";
    const row = { manifest: manifest(spec) };
    const left = await stage.run("cnpg.manifest.apply", row, "test", false);
    assert.match(left.at(-1) ?? "", /^confirm: Others own fields of this manifest/);
    const target = async () =>
      ((await stage.cluster()).spec as { postgresql?: { parameters?: Record<string, string> } })
        .postgresql?.parameters?.["checkpoint_completion_target"];
    assert.equal(await target(), "0");
    await run("cnpg.manifest.apply", row, "test", true, "Apply");
    assert.equal(await target(), "0.5");
  });

  test("a restart in place leaves the primary where it is, with a younger postmaster", async () => {
    const primary = await stage.primary();
    const [uid, before] = [await uidOf("pods", primary), await stage.ask(primary, postmaster)];
    // The operator may write over the request before the instance has seen it; then it is asked for again.
    await waitUntil(
      "a younger postmaster",
      async () => {
        await stage.run("cnpg.instance.restart", { instance: primary }, "Restart Instance");
        return stage.ask(primary, postmaster).catch(() => before);
      },
      (seen) => JSON.stringify(seen) !== JSON.stringify(before),
      { timeout, interval: 5000 },
    );
    assert.deepEqual(await stage.ask(primary, isReplica), { replica: false });
    assert.equal(await uidOf("pods", primary), uid);
  });

  test("a restarted replica comes back as another pod on the same volume, and streams", async () => {
    const replica = await stage.replica();
    const [pod, claim] = [
      await uidOf("pods", replica),
      await uidOf("persistentvolumeclaims", replica),
    ];
    await run("cnpg.instance.restart", { instance: replica }, "Restart Instance");
    assert.notEqual(await uidOf("pods", replica), pod);
    assert.equal(await uidOf("persistentvolumeclaims", replica), claim);
    await waitForStandbys(1);
  });

  test("a replica that is fenced is silent, and back when it is let go", async () => {
    const replica = await stage.replica();
    await run("cnpg.instance.fence", { instance: replica }, "Fence");
    await assert.rejects(stage.ask(replica, isReplica));
    await run("cnpg.instance.unfence", { instance: replica }, "Unfence");
    assert.deepEqual(await stage.ask(replica, isReplica), { replica: true });
  });

  test("a maintenance window opens and ends in the Cluster, and no pod is lost over it", async () => {
    const keep = "They wait for their node and keep their data";
    const pods = async () => (await stage.list("pods")).map(({ metadata }) => metadata.uid).sort();
    const before = await pods();
    const windowOf = async () => (await stage.cluster()).spec?.nodeMaintenanceWindow;
    await run("cnpg.cluster.startMaintenance", "cluster", keep, "Start Maintenance");
    assert.deepEqual(await windowOf(), { inProgress: true, reusePVC: true });
    await run("cnpg.cluster.endMaintenance", "cluster", "End Maintenance");
    assert.equal((await windowOf())?.inProgress, false);
    assert.deepEqual(await pods(), before);
  });

  test("while reconciliation is paused a lost replica stays lost; resumed, it is back", async () => {
    const replica = await stage.replica();
    await run("cnpg.cluster.pauseReconciliation", "cluster", "Pause Reconciliation");
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: replica, ...at() } };
    await cluster().client.remove(pod);
    let goneSince: number | undefined;
    await waitUntil(
      `${replica} to stay away for three seconds`,
      async () => (await stage.pod(replica)) === undefined,
      (isGone) => {
        goneSince = isGone ? (goneSince ?? Date.now()) : undefined;
        return goneSince !== undefined && Date.now() - goneSince > 3000;
      },
      { timeout, interval: 500 },
    );
    await run("cnpg.cluster.resumeReconciliation", "cluster", "Resume Reconciliation");
    await waitForStandbys(1);
  });

  function at(): { readonly namespace: string } {
    return { namespace: db.namespace };
  }

  test("a cluster that is restarted has a new pod for each instance and the same primary", async () => {
    const primary = await stage.primary();
    const before = (await stage.list("pods")).map(({ metadata }) => metadata.uid);
    await run("cnpg.cluster.restart", "cluster", "Restart");
    const after = (await stage.list("pods")).map(({ metadata }) => metadata.uid);
    assert.equal(after.length, 2);
    assert.deepEqual(
      after.filter((uid) => before.includes(uid)),
      [],
    );
    assert.deepEqual(await stage.ask(primary, isReplica), { replica: false });
    await waitForStandbys(1);
  });

  test("a switchover that cannot end stops the primary; promoting it back mends that", async () => {
    const [primary, replica] = [await stage.primary(), await stage.replica()];
    await run("cnpg.instance.fence", { instance: replica }, "Fence");
    await switchTo(replica);
    await waitUntil(
      "PostgreSQL of the primary to be down",
      () => stage.ask(primary, isReplica).catch(() => "down"),
      (seen) => seen === "down",
      { timeout, interval: 500 },
    );
    // The fenced one keeps the count of ready instances below the wanted one, so the end is not seen before it is back.
    const promoted = stage.run("cnpg.instance.promote", { instance: primary }, "Promote", primary);
    await waitUntil(
      "the primary to be back",
      () => stage.ask(primary, isReplica).catch(() => undefined),
      (seen) => seen !== undefined && !(seen as { replica: boolean }).replica,
      { timeout, interval: 500 },
    );
    await run("cnpg.instance.unfence", { instance: replica }, "Unfence");
    // Where the operator finds the fenced one before the person does, it has put the primary back itself.
    const mended = new RegExp(
      `^inform: ${primary} is the primary|\\n${primary} is the primary already`,
    );
    assert.match((await promoted).at(-1) ?? "", mended);
    await waitForStandbys(1);
    await waitForHealthy(cluster().client, db, { timeout });
  });

  /** As somebody would who looks at nothing beforehand. */
  async function switchTo(targetPrimary: string): Promise<void> {
    const targetPrimaryTimestamp = new Date().toISOString().replace("Z", "000Z");
    const status = { targetPrimary, targetPrimaryTimestamp, phase: "Switchover in progress" };
    await stage.connection.request({
      method: "PATCH",
      path: `/apis/${apiVersion}/namespaces/${db.namespace}/clusters/${db.name}/status`,
      contentType: "application/merge-patch+json",
      body: { status },
    });
  }

  test("a replica that is recreated has another volume and streams", async () => {
    const replica = await stage.replica();
    const claim = await uidOf("persistentvolumeclaims", replica);
    await run("cnpg.instance.recreate", { instance: replica }, "Recreate", replica);
    const now = await stage.replica();
    assert.notEqual(await uidOf("persistentvolumeclaims", now), claim);
    await waitForStandbys(1);
  });

  test("a destroyed replica takes its volume along; kept, the next one would write over it", async () => {
    const replica = await stage.replica();
    const claim = await uidOf("persistentvolumeclaims", replica);
    const keep = "They stay, without an owner, until somebody deletes them";
    const refused = await stage.run("cnpg.instance.destroy", { instance: replica }, keep);
    assert.match(refused.at(-1) ?? "", /^warn: .*\n.* gives the next instance the name/);
    const away = "They are deleted with it";
    await run("cnpg.instance.destroy", { instance: replica }, away, "Destroy", replica);
    const claims = (await stage.list("persistentvolumeclaims")).map(({ metadata }) => metadata.uid);
    assert.equal(claims.length, 2);
    assert.ok(!claims.includes(claim ?? ""));
    await waitForStandbys(1);
  });

  test("hibernated, nothing answers; awake, all is there", async () => {
    const primary = await stage.primary();
    await run("cnpg.cluster.hibernate", "cluster", "Hibernate", db.name);
    await assert.rejects(stage.ask(primary, isReplica));
    await run("cnpg.cluster.wake", "cluster");
    assert.deepEqual(await stage.ask(await stage.primary(), isReplica), { replica: false });
  });

  test("scaled to one, the replica is gone; scaled to two, it streams again", async () => {
    await run("cnpg.cluster.scale", "cluster", "1", "Scale", db.name);
    await waitForStandbys(0);
    await run("cnpg.cluster.scale", "cluster", "2");
    assert.deepEqual(await stage.ask(await stage.replica(), isReplica), { replica: true });
  });

  test("a deleted cluster takes its volumes along", async () => {
    const owned = (await stage.list("persistentvolumeclaims")).filter(
      ({ metadata }) => metadata.ownerReferences !== undefined,
    );
    assert.equal(owned.length, 2);
    await run("cnpg.cluster.delete", "cluster", "Delete", db.name);
    const left = (await stage.list("persistentvolumeclaims")).map(({ metadata }) => metadata.uid);
    assert.deepEqual(
      owned.filter(({ metadata }) => left.includes(metadata.uid)),
      [],
    );
    assert.deepEqual(await stage.list("clusters"), []);
  });
});
