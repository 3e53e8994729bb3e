import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { watchObjects } from "#sandbox/kubernetes/watch-objects.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { startConnectionLoad } from "#test/support/cluster/connection-load.ts";
import { connectDatabase } from "#test/support/cluster/database-client.ts";
import { openTunnels } from "#test/support/cluster/open-tunnels.ts";
import { isHealthy, readCluster, waitForStatus } from "#test/support/cluster/postgres-of.ts";
import type { ClusterStatus } from "#test/support/cluster/postgres-of.ts";
import { preparePrograms } from "#test/support/cluster/postgres-programs.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";

export interface SwitchoverPlan {
  readonly rounds: number;
  readonly report: (line: string) => void;
}

export interface SwitchoverResult {
  /** New connections that were refused, or that waited in vain. */
  readonly failures: readonly string[];
  /**
   * Sessions that were with the old primary already and logged in when it went down. TLS hides what was said, so nobody
   * can say it again for them.
   */
  readonly cut: readonly string[];
  /** Connections that the tunnel has taken. */
  readonly connections: number;
  /** Milliseconds from the move of the primary's label to the first write there, by round. */
  readonly reached: readonly number[];
}

/** Moves the primary of a Cluster of two again and again while clients connect through one tunnel. */
export async function switchUnderLoad(
  t: Pick<TestContext, "after">,
  cluster: TestCluster,
  db: SmallDatabase,
  { rounds, report }: SwitchoverPlan,
): Promise<SwitchoverResult> {
  const open = await openTunnels(t, { kubeconfig: cluster.kubeconfig }, db);
  const tunnel = await open.start();
  const writer = await connectDatabase(tunnel.port, db);
  await writer.client.query("create table if not exists written (at timestamptz)");
  await writer.end();
  const load = startConnectionLoad(await preparePrograms(t, db), tunnel.port, db);
  const reached: number[] = [];
  const problems: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const to = await findReplica(cluster, db);
    const moved = watchForLabel(cluster, db, to);
    const wrote = writeUntil(tunnel.port, db, { moved, problems });
    await askForSwitchover(cluster, db, to);
    reached.push((await wrote) - (await moved));
    const { state, total } = tunnel.status();
    const { failures, cut } = sortOut([...load.failures, ...problems]);
    const told = [
      `${Math.round(reached.at(-1) ?? 0)} ms`,
      `${total} connections`,
      `${failures.length} failed`,
      `${cut.length} cut`,
      state.kind,
    ];
    report(`switchover ${round} to ${to}: ${told.join(", ")}`);
  }
  await load.stop();
  const { total } = tunnel.status();
  await open.dispose();
  return { ...sortOut([...load.failures, ...problems]), connections: total, reached };
}

function sortOut(told: readonly string[]): Pick<SwitchoverResult, "failures" | "cut"> {
  return {
    failures: told.filter((line) => !cutAtLogin.test(line)),
    cut: told.filter((line) => cutAtLogin.test(line)),
  };
}

/** The server's own words, or those of libpq and `pg` for a connection that ended after it was there. */
const cutAtLogin =
  /server closed the connection|terminating connection|shutting down|Connection terminated|ECONNRESET|SSL SYSCALL error/;

async function findReplica(cluster: TestCluster, db: SmallDatabase): Promise<string> {
  const ended = new AbortController();
  const renewing = renewPods(cluster, db, ended.signal);
  const status = await waitForStatus(
    cluster.client,
    db,
    (seen, instances) => isHealthy(seen, instances) && isSettled(seen),
    { timeout: 180_000 },
  ).finally(() => ended.abort());
  await renewing;
  const replica = status.instanceNames?.find((name) => name !== status.currentPrimary);
  assert.ok(replica, "the Cluster has a replica");
  return replica;
}

/**
 * A container ends with each role that it loses, and the kubelet starts it again later and later, up to five minutes. A
 * new pod does not wait.
 */
async function renewPods(
  { client }: TestCluster,
  { namespace }: SmallDatabase,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await sleep(2_000, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const pods = await client
      .list({ apiVersion: "v1", kind: "Pod", metadata: { namespace } })
      .catch(() => []);
    for (const { metadata } of pods.filter(isHeldBack)) {
      // It may have started or gone meanwhile.
      await client.remove({ apiVersion: "v1", kind: "Pod", metadata }).catch(() => undefined);
    }
  }
}

function isHeldBack({ status }: KubeObject): boolean {
  const { containerStatuses = [] } = status as {
    readonly containerStatuses?: readonly {
      readonly state?: { readonly waiting?: { readonly reason?: string } };
    }[];
  };
  return containerStatuses.some(({ state }) => state?.waiting?.reason === "CrashLoopBackOff");
}

function isSettled({ currentPrimary, targetPrimary }: ClusterStatus): boolean {
  return currentPrimary !== undefined && currentPrimary === targetPrimary;
}

/** As `kubectl cnpg promote` does it. */
async function askForSwitchover(
  { client }: TestCluster,
  db: SmallDatabase,
  to: string,
): Promise<void> {
  const { apiVersion, kind } = await readCluster(client, db);
  const metadata = { name: db.name, namespace: db.namespace };
  const status = {
    phase: "Switchover in progress",
    phaseReason: `Switching over to ${to}`,
    targetPrimary: to,
    targetPrimaryTimestamp: new Date().toISOString(),
  };
  await client.patch({ apiVersion, kind, metadata }, { status }, "status");
}

/** When the pod is labelled as the primary, by a watch that is not the tunnel's. */
async function watchForLabel(
  { client }: TestCluster,
  { namespace }: SmallDatabase,
  pod: string,
): Promise<number> {
  const ended = new AbortController();
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const query = { fieldSelector: `metadata.name=${pod}` };
  for await (const { object } of watchObjects(client.connection, path, query, ended.signal)) {
    const labels = object.metadata.labels ?? {};
    if (labels["cnpg.io/instanceRole"] === "primary") return performance.now();
  }
  throw new Error(`the watch of ${pod} ended before it was the primary`);
}

/** Connects and writes, one after the other, until a write has ended after the move; gives its time. */
async function writeUntil(
  port: number,
  db: SmallDatabase,
  { moved, problems }: { readonly moved: Promise<number>; readonly problems: string[] },
): Promise<number> {
  let since = Number.POSITIVE_INFINITY;
  void moved.then((time) => (since = time));
  for (;;) {
    const session = await connectDatabase(port, db).catch((error: unknown) => {
      problems.push(`pg: ${String(error)}`);
    });
    const hasWritten = await session?.client
      .query("insert into written values (now())")
      .then(() => true)
      // A session that was there ends with the old primary, and may.
      .catch(() => false);
    const now = performance.now();
    await session?.end().catch(() => undefined);
    if (hasWritten === true && now > since) return now;
  }
}
