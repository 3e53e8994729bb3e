import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import { buildFencing, buildUnfencing } from "#commands/cluster/fence.ts";
import { buildHibernation } from "#commands/cluster/hibernate.ts";
import { buildScaling } from "#commands/cluster/scale.ts";
import { buildWaking } from "#commands/cluster/wake.ts";
import { buildPromotion } from "#commands/instance/promote.ts";
import { readStandbys } from "#commands/instance/read-standbys.ts";
import { buildInstanceRestart } from "#commands/instance/restart.ts";
import type { Operation } from "#commands/operations/operation.ts";
import { readSituation } from "#commands/operations/read-situation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import type { Services } from "#commands/services.ts";
import { factsOf } from "#commands/cluster/cluster-facts.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { queryPod, waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import { resourceOf } from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";

const minutes = 60_000;

await describeCluster("operations with the real operator", { profile: "node" }, (cluster) => {
  const db = { name: "db", namespace: "" };
  let connection: Connection;

  before(async () => {
    db.namespace = await cluster().createNamespace();
    const folder = await mkdtemp(join(tmpdir(), "cnpg-operations-"));
    const file = join(folder, "kubeconfig");
    await writeFile(file, cluster().kubeconfig, { mode: 0o600 });
    const { contexts, currentContext } = await readKubeconfig([file]);
    const chosen = contexts.find(({ name }) => name === currentContext) ?? contexts[0];
    assert.ok(chosen);
    connection = createConnection(chosen);
    await rm(folder, { recursive: true });
    await cluster().applyCluster({ ...db, instances: 2 });
    await waitForHealthy(cluster().client, db, { timeout: 10 * minutes });
  });

  async function readCluster(): Promise<LiveObject> {
    const path = pathOf(resourceOf("clusters"), db.namespace, db.name);
    return connection.request<LiveObject>({ path });
  }

  async function plan(build: (facts: ClusterFacts) => Operation) {
    const object = await readCluster();
    const target = { context: "test", resource: resourceOf("clusters"), object };
    return planOnCluster(target, ["pods", "backups"], build);
  }

  /** Runs it as somebody who says yes to everything, and gives what they were told last. */
  async function run(build: (facts: ClusterFacts) => Operation, ...says: string[]) {
    const script = createScriptedUi(...says);
    const services: Services = {
      ...createServices(script.ui),
      connections: {
        contexts: () => Promise.resolve(["test"]),
        get: () => Promise.resolve(connection),
      },
      now: () => Date.now(),
    };
    const outcome = await runOperation(await plan(build), services);
    assert.equal(outcome, "done", script.transcript.join("\n"));
    return script.transcript.at(-1) ?? "";
  }

  async function statusOf(): Promise<{ primary: string; replica: string }> {
    const { status } = (await readCluster()) as unknown as {
      readonly status: { readonly currentPrimary: string; readonly instanceNames: string[] };
    };
    const primary = status.currentPrimary;
    return { primary, replica: status.instanceNames.find((name) => name !== primary) ?? "" };
  }

  async function ask<Row extends object>(pod: string, query: string): Promise<Row | undefined> {
    const [row] = await queryPod<Row & Record<string, unknown>>(cluster(), db, pod, query);
    return row;
  }

  const isReplica = "select pg_is_in_recovery() as replica";

  test("a promotion ends with another primary on the next timeline", async () => {
    const { primary, replica } = await statusOf();
    const situation = await readSituation(
      await plan((facts) => buildPromotion(facts, replica, undefined)),
      connection,
      Date.now(),
    );
    const standbys = await readStandbys(connection, factsOf(situation));
    assert.equal(standbys?.get(replica)?.state, "streaming");
    const told = await run((facts) => buildPromotion(facts, replica, standbys), "Promote");
    assert.match(told, new RegExp(`^inform: ${replica} is the primary now, on timeline 2`));
    assert.deepEqual(await ask(replica, isReplica), { replica: false });
    assert.deepEqual(await ask(primary, isReplica), { replica: true });
    const timeline = "select timeline_id from pg_control_checkpoint()";
    assert.deepEqual(await ask(replica, timeline), { timeline_id: 2 });
  });

  test("a restart in place leaves the primary where it is, with a younger postmaster", async () => {
    const { primary } = await statusOf();
    const age = "select pg_postmaster_start_time()::text as started";
    const before = await ask(primary, age);
    await run((facts) => buildInstanceRestart(facts, primary), "Restart Instance");
    assert.notDeepEqual(await ask(primary, age), before);
    assert.deepEqual(await ask(primary, isReplica), { replica: false });
  });

  test("a replica that is fenced is silent, and back when it is let go", async () => {
    const { replica } = await statusOf();
    await run((facts) => buildFencing(facts, replica), "Fence");
    await assert.rejects(ask(replica, isReplica));
    await run((facts) => buildUnfencing(facts, replica), "Unfence");
    assert.deepEqual(await ask(replica, isReplica), { replica: true });
  });

  test("hibernated, nothing answers; awake, all is there", async () => {
    const { primary } = await statusOf();
    await run((facts) => buildHibernation(facts), "Hibernate", db.name);
    await assert.rejects(ask(primary, isReplica));
    await run((facts) => buildWaking(facts));
    assert.deepEqual(await ask((await statusOf()).primary, isReplica), { replica: false });
  });

  test("scaled to one, the replica is gone; scaled to two, it streams again", async () => {
    await run((facts) => buildScaling(facts, 1), "Scale", db.name);
    const { primary } = await statusOf();
    const standbys = "select count(*)::int as n from pg_replication_slots where active";
    assert.deepEqual(await ask(primary, standbys), { n: 0 });
    await run((facts) => buildScaling(facts, 2));
    const { replica } = await statusOf();
    assert.deepEqual(await ask(replica, isReplica), { replica: true });
  });
});
