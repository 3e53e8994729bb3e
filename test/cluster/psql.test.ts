import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import { askNames } from "#commands/psql/list-names.ts";
import { psqlCommand } from "#commands/psql/open-pod-psql.ts";
import type { Services } from "#commands/services.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import { runInPod } from "#kube/stream/run-in-pod.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { readCluster } from "#test/support/cluster/postgres-of.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";

await describeCluster("psql in a pod", { profile: "node" }, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster());
  });
  after(() => db.remove());

  async function open(t: TestContext) {
    const context = "real";
    const { pool: connections } = await followContexts(t, {
      kubeconfigs: [writeParts({ ...readParts(cluster().kubeconfig), name: context })],
      contexts: [context],
      namespaces: [db.namespace],
    });
    const connection = await connections.get(context);
    const object = (await readCluster(cluster().client, db)) as unknown as ClusterObject;
    const pod = object.status?.currentPrimary ?? "";
    const request = { namespace: db.namespace, pod, container: "postgres" };
    return { connections, context, connection, object, request };
  }

  test("PostgreSQL tells its databases and roles, the application's first", async (t) => {
    const { connections, context, object, request } = await open(t);
    const place = { context, namespace: db.namespace, cluster: object };
    const services = { connections } as unknown as Services;
    const signal = AbortSignal.timeout(30_000);
    assert.deepEqual(await askNames(services, place, { pod: request.pod, signal }), {
      databases: ["app", "postgres"],
      roles: ["postgres", "app"],
    });
  });

  test("a role is played, and read-only holds until somebody lifts it", async (t) => {
    const { connection, request } = await open(t);
    const signal = AbortSignal.timeout(30_000);
    const psql = psqlCommand({ database: "app", role: "app", readOnly: true });
    const ask = (sql: string): Promise<string> =>
      runInPod(connection, { ...request, command: [...psql, "-XAtc", sql] }, signal);
    assert.equal(await ask("select current_user, session_user"), "app|postgres\n");
    await assert.rejects(ask("create table t (x int)"), /read-only transaction/);
    await assert.rejects(ask("create role other"), /read-only transaction|permission denied/);
  });

  test("a terminal has its size, its characters, its Ctrl-C and its exit code", async (t) => {
    const { connection, request } = await open(t);
    const command = psqlCommand({ database: "app", role: "postgres", readOnly: false });
    let screen = "";
    let exit: number | undefined;
    const session = await openExec(
      connection,
      { ...request, command },
      {
        onOutput: (text) => void (screen += text),
        onEnd: ({ exitCode }) => (exit = exitCode),
      },
    );
    t.after(() => session.close());
    const shows = (what: RegExp): Promise<unknown> =>
      waitUntil(
        `the screen to show ${String(what)}`,
        () => screen,
        (text) => what.test(text),
        { interval: 20, timeout: 60_000 },
      );
    session.resize(100, 30);
    await shows(/app=# $/);
    session.type("\\! stty size\r");
    await shows(/30 100\r/);
    session.type("select 'grö' || 'ße' as word;\r");
    await shows(/größe/);
    session.type("select pg_sleep(120);\r");
    await shows(/pg_sleep\(120\);\r\n/);
    session.type("\u0003");
    await shows(/canceling statement due to user request/);
    session.type("\\q\r");
    await waitUntil(
      "psql to end",
      () => exit,
      (code) => code === 0,
      { interval: 20 },
    );
  });
});
