import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import {
  type ClusterName,
  type ClusterStatus,
  isHealthy,
  queryPod,
  readCluster,
  waitForHealthy,
  waitForStatus,
} from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

const minutes = 60_000;

await describeCluster("a Cluster of three instances", { profile: "node" }, (cluster) => {
  let db: ClusterName;
  let status: ClusterStatus;

  before(async () => {
    db = { name: "db", namespace: await cluster().createNamespace() };
    await cluster().applyCluster({ ...db, instances: 3 });
  });

  /** What PostgreSQL itself says about who it is; undefined where it does not answer. */
  async function askRole(pod: string): Promise<"primary" | "replica" | undefined> {
    const query = "select pg_is_in_recovery() as replica, count(*)::int as n from pg_stat_activity";
    try {
      const [row] = await queryPod<{ replica: boolean }>(cluster(), db, pod, query);
      return row?.replica === true ? "replica" : "primary";
    } catch {
      return undefined;
    }
  }

  async function askRoles(): Promise<Readonly<Record<string, string | undefined>>> {
    const names = status.instanceNames ?? [];
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await askRole(name)] as const)),
    );
  }

  test("becomes healthy, with one primary and two replicas", async () => {
    status = await waitForHealthy(cluster().client, db, { timeout: 15 * minutes });
    assert.equal(status.instanceNames?.length, 3);
    const roles = await askRoles();
    for (const name of status.instanceNames ?? []) {
      assert.equal(roles[name], name === status.currentPrimary ? "primary" : "replica");
    }
  });

  test("answers over a port-forward with TLS", async () => {
    const rows = await queryPod<{ version: string; ssl: boolean }>(
      cluster(),
      db,
      status.currentPrimary ?? "",
      "select current_setting('server_version') as version, ssl from pg_stat_ssl where pid = pg_backend_pid()",
    );
    assert.match(rows[0]?.version ?? "", /^18\./);
    assert.equal(rows[0]?.ssl, true);
  });

  test("switches over where the status asks for it", async () => {
    const from = status.currentPrimary ?? "";
    const to = status.instanceNames?.find((name) => name !== from) ?? "";
    const { apiVersion, kind } = await readCluster(cluster().client, db);
    const change = {
      phase: "Switchover in progress",
      phaseReason: `Switching over to ${to}`,
      targetPrimary: to,
      targetPrimaryTimestamp: new Date().toISOString(),
    };
    await cluster().client.patch({ apiVersion, kind, metadata: db }, { status: change }, "status");
    await waitUntil(`${to} to be the primary`, askRoles, (roles) => roles[to] === "primary", {
      timeout: 3 * minutes,
    });
    await waitUntil(`${from} to be a replica`, askRoles, (roles) => roles[from] === "replica", {
      timeout: 3 * minutes,
    });
    status = await waitForStatus(
      cluster().client,
      db,
      (seen, instances) => isHealthy(seen, instances) && seen.currentPrimary === to,
      { timeout: 3 * minutes },
    );
  });

  test("fails over when the primary's Pod is deleted", async () => {
    const lost = status.currentPrimary ?? "";
    const metadata = { name: lost, namespace: db.namespace };
    await cluster().client.remove({ apiVersion: "v1", kind: "Pod", metadata });
    await waitUntil(
      "another primary",
      askRoles,
      (roles) => Object.entries(roles).some(([pod, role]) => role === "primary" && pod !== lost),
      { timeout: 3 * minutes },
    );
    status = await waitForStatus(
      cluster().client,
      db,
      (seen, instances) => isHealthy(seen, instances) && seen.currentPrimary !== lost,
      { timeout: 3 * minutes },
    );
    const roles = await askRoles();
    assert.equal(roles[lost], "replica");
  });

  test("an instance that is fenced does not answer until it is let go", async () => {
    const fenced = status.instanceNames?.find((name) => name !== status.currentPrimary) ?? "";
    assert.equal(await askRole(fenced), "replica");
    await annotate("cnpg.io/fencedInstances", JSON.stringify([fenced]));
    await waitUntil(`${fenced} to fall silent`, askRoles, (roles) => roles[fenced] === undefined, {
      timeout: 2 * minutes,
    });
    assert.equal(await askRole(status.currentPrimary ?? ""), "primary");
    await annotate("cnpg.io/fencedInstances", null);
    await waitUntil(`${fenced} to be back`, askRoles, (roles) => roles[fenced] === "replica", {
      timeout: 2 * minutes,
    });
  });

  async function annotate(key: string, value: string | null): Promise<void> {
    const { apiVersion, kind } = await readCluster(cluster().client, db);
    const change = { metadata: { annotations: { [key]: value } } };
    await cluster().client.patch({ apiVersion, kind, metadata: db }, change);
  }
});
