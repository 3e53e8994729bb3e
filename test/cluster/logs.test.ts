import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseLogScope } from "#commands/logs/choose-log-scope.ts";
import { LogSession } from "#commands/logs/log-session.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { queryPod, waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { listEverything, resourceOf } from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import { english } from "#texts/en/english.ts";
import { clusterNode } from "#tree/make-nodes.ts";

const minutes = 60_000;

await describeCluster("logs of a real cluster", { profile: "node" }, (cluster) => {
  const db = { name: "db", namespace: "" };
  let connection: Connection;
  let session: LogSession;

  before(async () => {
    db.namespace = await cluster().createNamespace();
    connection = await connect(cluster().kubeconfig);
    const { uid } = (await cluster().applyCluster({ ...db })).metadata as { readonly uid: string };
    const object = await connection.request<LiveObject>({
      path: pathOf(resourceOf("clusters"), db.namespace, db.name),
    });
    const services = createServices(createScriptedUi().ui);
    services.store.apply(listEverything("kind", { clusters: [object] }));
    const scope = await chooseLogScope(clusterNode("kind", uid), services);
    assert.ok(scope);
    session = new LogSession({ connection, scope, texts: english, now: Date.now });
    session.start();
  });

  after(async () => {
    await session.dispose();
    connection.dispose();
  });

  async function shows(pattern: RegExp, from = session): Promise<RegExpExecArray> {
    const text = await waitUntil(
      `a line like ${String(pattern)}`,
      () => from.all(),
      (all) => pattern.test(all),
      { timeout: 4 * minutes, interval: 500 },
    );
    const match = pattern.exec(text);
    assert.ok(match);
    return match;
  }

  test("the job that makes the first instance is read while it is there", async () => {
    await shows(/INFO {5}db-1-initdb-\w+ +initdb .*The files belonging to this database system/);
    await shows(/db-1-initdb-\w+ .*Creating new data directory/);
    await waitForHealthy(cluster().client, db, { timeout: 6 * minutes });
    await shows(/ db-1 +instance-manager +Starting CloudNativePG Instance Manager/);
    await shows(/ db-1\/bootstrap-controller .*Bootstrap completed/);
  });

  test("a statement that fails is there with its state, text and session", async () => {
    const query = "select 7/0 as seven";
    await assert.rejects(queryPod(cluster(), db, "db-1", query), /division by zero/);
    const [text] = await shows(/ERROR {4}db-1 .*\[22012\] division by zero(?:\n {4}.*)+/);
    assert.match(text, /STATEMENT: select 7\/0 as seven/);
    assert.match(text, /SESSION: user=app database=app/);
  });

  test("what ALTER SYSTEM is told names the key of the manifest", async () => {
    const query = "alter system set work_mem = '5MB'";
    await assert.rejects(queryPod(cluster(), db, "db-1", query), /ALTER SYSTEM|permission denied/);
    // Only a superuser gets as far as that; others are told that they may not.
    await run(connection, db.namespace, ["psql", "-c", query]);
    await shows(/→ .*: Cluster spec\.postgresql\.enableAlterSystem/);
    assert.deepEqual(
      session.causes().map(({ path }) => path),
      ["spec.postgresql.enableAlterSystem"],
    );
  });

  test("a container that starts again is followed, and its run before can be read later", async () => {
    const started = /Starting CloudNativePG Instance Manager/g;
    const count = () => [...session.all().matchAll(started)].length;
    const first = count();
    await run(connection, db.namespace, ["kill", "-TERM", "1"]);
    await waitUntil("the next run", count, (seen) => seen === first + 1, { timeout: 4 * minutes });
    const { scope } = session;
    const later = new LogSession({ connection, scope, texts: english, now: Date.now });
    try {
      later.start();
      await shows(/\[22012\] division by zero/, later);
      await shows(/Starting CloudNativePG Instance Manager[^]*Starting CloudNativePG/, later);
    } finally {
      await later.dispose();
    }
  });

  test("a pod that is made anew under the same name is followed, and no line stands there twice", async () => {
    await waitForHealthy(cluster().client, db, { timeout: 6 * minutes });
    const marker = "select 'before the new pod'/0";
    await assert.rejects(queryPod(cluster(), db, "db-1", marker));
    await shows(/STATEMENT: select 'before the new pod'/);
    const metadata = { name: "db-1", namespace: db.namespace };
    await cluster().client.remove({ apiVersion: "v1", kind: "Pod", metadata });
    const query = "select 8/0 as eight";
    await waitUntil(
      "the new instance",
      () => queryPod(cluster(), db, "db-1", query).then(() => "nothing", String),
      (said) => said.includes("division by zero"),
      { timeout: 6 * minutes, interval: 2_000 },
    );
    await shows(/STATEMENT: select 8\/0 as eight/);
    const lines = session
      .all()
      .split("\n")
      .filter((line) => line.includes("STATEMENT: select 'before the new pod'"));
    assert.equal(lines.length, 1);
    const times = [...session.all().matchAll(/^\S+Z(?=  )/gm)].map(([time]) => time);
    assert.deepEqual(times, times.toSorted());
  });
});

async function connect(kubeconfig: string): Promise<Connection> {
  const folder = await mkdtemp(join(tmpdir(), "cnpg-logs-"));
  const file = join(folder, "kubeconfig");
  await writeFile(file, kubeconfig, { mode: 0o600 });
  const { contexts, currentContext } = await readKubeconfig([file]);
  const chosen = contexts.find(({ name }) => name === currentContext) ?? contexts[0];
  assert.ok(chosen);
  await rm(folder, { recursive: true });
  return createConnection(chosen);
}

/** In the container of PostgreSQL, whatever becomes of it. */
async function run(connection: Connection, namespace: string, command: readonly string[]) {
  const place = { namespace, pod: "db-1", container: "postgres" };
  await new Promise<void>((resolve, reject) => {
    openExec(
      connection,
      { ...place, command, terminal: false },
      { onOutput: () => undefined, onEnd: () => resolve() },
    ).catch(reject);
  });
}
