import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { type BackupMethod, backupMethods } from "#test/support/cluster/backup-methods.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import {
  type ClusterName,
  queryPod,
  readCluster,
  waitForHealthy,
} from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** Seconds on a quiet machine; barman's programs take long to begin on a busy one. */
const timeout = 15 * 60_000;
const cnpg = "postgresql.cnpg.io/v1";
const request = { profile: "node", backups: true, sandboxOnly: true } as const;

await describeCluster("a Cluster that is backed up to an object store", request, (cluster) => {
  for (const method of backupMethods) {
    describe(`by ${method.title}`, () => describeMethod(cluster, method));
  }
});

/** Each test goes on with what the ones before it have stored. */
function describeMethod(cluster: () => TestCluster, method: BackupMethod): void {
  let origin: ClusterName;
  /** Between the two rows. */
  let moment = "";

  before(async () => {
    const namespace = await cluster().createNamespace();
    origin = { name: "origin", namespace };
    for (const object of method.needs(namespace)) await cluster().applyObject(object);
    const spec = { ...method.archiving(namespace), postgresql: { parameters } };
    await cluster().applyCluster({ ...origin, spec });
    await waitForHealthy(cluster().client, origin, { timeout });
  });

  test("archives its WAL", async () => {
    await waitForArchiving(cluster(), origin);
    await ask(cluster(), origin, "create table seen as select 'early' as what");
  });

  test("completes a Backup", async () => {
    await applyBackup(cluster(), "Backup", { ...origin, name: "first" }, method.backup);
    await waitForBackup(cluster(), origin, ({ metadata }) => metadata.name === "first");
    const now = `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    moment = (await ask<{ now: string }>(cluster(), origin, `select ${now} as now`))[0]?.now ?? "";
    await ask(cluster(), origin, "insert into seen values ('late')");
  });

  test("completes a Backup that a ScheduledBackup asks for at its time", async () => {
    const often = { ...origin, name: "often" };
    const spec = { schedule: "*/10 * * * * *", ...method.backup };
    await applyBackup(cluster(), "ScheduledBackup", often, spec);
    const isScheduled = ({ metadata }: KubeObject): boolean =>
      metadata.labels?.["cnpg.io/scheduled-backup"] === "often";
    // It ends the WAL file with the later row too, which is therefore archived from here on.
    await waitForBackup(cluster(), origin, isScheduled);
    const reference = { apiVersion: cnpg, kind: "ScheduledBackup", metadata: often };
    await cluster().client.remove(reference);
  });

  test("is restored to its end, and to a moment before the last row", async () => {
    const [all, earlier] = [
      { ...origin, name: "all" },
      { ...origin, name: "earlier" },
    ];
    const source = method.origin(origin.namespace, origin.name);
    await restore(cluster(), all, source, {});
    await restore(cluster(), earlier, source, { recoveryTarget: { targetTime: moment } });
    assert.deepEqual(await readRestored(cluster(), all), ["early", "late"]);
    assert.deepEqual(await readRestored(cluster(), earlier), ["early"]);
  });
}

/** Else a backup waits for a checkpoint that PostgreSQL stretches over minutes. */
const parameters = { checkpoint_completion_target: "0" };

async function ask<Row extends Record<string, unknown>>(
  cluster: TestCluster,
  database: ClusterName,
  query: string,
): Promise<readonly Row[]> {
  return await queryPod<Row>(cluster, database, `${database.name}-1`, query);
}

async function waitForArchiving({ client }: TestCluster, database: ClusterName): Promise<void> {
  await waitUntil(
    `ContinuousArchiving of ${database.name}`,
    async () => {
      const { status } = (await readCluster(client, database)) as {
        readonly status?: { readonly conditions?: readonly Condition[] };
      };
      return status?.conditions?.find(({ type }) => type === "ContinuousArchiving");
    },
    (condition) => condition?.status === "True",
    { timeout },
  );
}

async function applyBackup(
  cluster: TestCluster,
  kind: string,
  { name, namespace }: ClusterName,
  spec: Readonly<Record<string, unknown>>,
): Promise<void> {
  const metadata = { name, namespace };
  const whole = { cluster: { name: "origin" }, ...spec };
  await cluster.applyObject({ apiVersion: cnpg, kind, metadata, spec: whole });
}

async function waitForBackup(
  { client }: TestCluster,
  { namespace }: ClusterName,
  isMeant: (backup: KubeObject) => boolean,
): Promise<void> {
  const backups = await waitUntil(
    "a Backup that has ended",
    async () => {
      const found = await client.list({
        apiVersion: cnpg,
        kind: "Backup",
        metadata: { namespace },
      });
      return found.filter(isMeant).map(({ metadata, status }) => ({
        name: metadata.name,
        ...(status as { readonly phase?: string; readonly error?: string } | undefined),
      }));
    },
    (seen) => seen.some(({ phase = "" }) => ["completed", "failed"].includes(phase)),
    { timeout },
  );
  const failed = backups.filter(({ phase }) => phase === "failed");
  assert.deepEqual(failed, []);
}

async function restore(
  cluster: TestCluster,
  target: ClusterName,
  source: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const recovery = { source: "origin", database: "app", owner: "app", ...more };
  const externalClusters = [{ name: "origin", ...source }];
  const spec = { bootstrap: { recovery }, externalClusters, postgresql: { parameters } };
  await cluster.applyCluster({ ...target, spec });
}

async function readRestored(cluster: TestCluster, target: ClusterName): Promise<readonly string[]> {
  await waitForHealthy(cluster.client, target, { timeout });
  const query = "select what from seen order by what";
  return (await ask<{ what: string }>(cluster, target, query)).map(({ what }) => what);
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}
