import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import type { LiveCommandId } from "#commands/commands.ts";
import type { BackupObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { backupMethods } from "#test/support/cluster/backup-methods.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { openRealStage } from "#test/support/operations/real-stage.ts";
import type { RealRow, RealStage } from "#test/support/operations/real-stage.ts";
import type { ScriptedAnswer } from "#test/support/scripted-ui.ts";

/** For a busy machine; on a quiet one each takes seconds. */
const timeout = 5 * 60_000;
const apiVersion = "postgresql.cnpg.io/v1";
const request = { profile: "node", backups: true, sandboxOnly: true } as const;
const pooler = { part: "poolers", name: "pool" } as const;
const nightly = { part: "scheduledBackups", name: "nightly" } as const;

// One Cluster with an archive for all of them; the status page of it is read beside what the plugin prints.
await describeCluster("operations around backups, and the status page", request, (cluster) => {
  const db = { name: "pg", namespace: "" };
  let stage: RealStage;

  before(async () => {
    db.namespace = await cluster().createNamespace();
    const { namespace } = db;
    const method = backupMethods.find(({ title }) => title.includes("plugin"));
    assert.ok(method);
    for (const object of method.needs(namespace)) await cluster().applyObject(object);
    const postgresql = { parameters: { checkpoint_completion_target: "0" } };
    const spec = { ...method.archiving(namespace), postgresql };
    await cluster().applyCluster({ ...db, instances: 2, spec });
    const at = { apiVersion, metadata: { name: "pool", namespace } };
    const pgbouncer = { poolMode: "session" };
    await cluster().applyObject({
      ...at,
      kind: "Pooler",
      spec: { cluster: { name: "pg" }, type: "rw", instances: 1, pgbouncer },
    });
    await waitForHealthy(cluster().client, db, { timeout: 2 * timeout });
    stage = await openRealStage(cluster(), db);
  });

  async function run(id: LiveCommandId, row: RealRow, ...says: ScriptedAnswer[]) {
    const transcript = await stage.run(id, row, ...says);
    const last = transcript.at(-1) ?? "";
    assert.match(last, /^inform: /, transcript.join("\n"));
    return last;
  }

  test("the status page tells the same facts as the plugin", async () => {
    await waitUntil(
      "an archived WAL file",
      async () => ({ ours: await readPage(), plugin: await askPlugin() }),
      ({ plugin }) => /Last Archived WAL: +0{7}/.test(plugin),
      { timeout, interval: 2000 },
    );
    const [page, plugin] = [await readPage(), await askPlugin()];
    const theirs = (label: string): string =>
      new RegExp(`^${label}:\\s+(.*)$`, "m").exec(plugin)?.[1]?.trim() ?? `no ${label}`;
    assert.match(page, new RegExp(`^- Primary: ${theirs("Primary instance")} \\(`, "m"));
    assert.match(page, new RegExp(`^- System identifier: ${theirs("System ID")}$`, "m"));
    const [, timeline = ""] = /Timeline: (\d+)/.exec(plugin) ?? [];
    assert.match(page, new RegExp(`^- Timeline: ${timeline}$`, "m"));
    assert.equal(theirs("Working WAL archiving"), "OK");
    assert.match(page, /^- WAL archiving: works$/m);
    const [archived = ""] = theirs("Last Archived WAL").split(/\s/);
    assert.match(page, new RegExp(`^- Last archived WAL: ${archived}, `, "m"));
    assert.deepEqual(rolesIn(page), rolesOf(plugin));
    assert.deepEqual(standbysIn(page), standbysOf(plugin));
    // Between the two looks the primary writes on.
    const [theirLsn = ""] = theirs("Current Write LSN").split(/\s/);
    const ourLsn = /^- Write position: (\S+)/m.exec(await readPage())?.[1] ?? "";
    assert.ok(toBytes(ourLsn) >= toBytes(theirLsn), `${ourLsn} after ${theirLsn}`);
  });

  async function readPage(): Promise<string> {
    const { shown } = await stage.play("cnpg.cluster.status", "cluster");
    return [...shown.values()][0] ?? "";
  }

  async function askPlugin(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "cnpg-status-"));
    const kubeconfig = join(folder, "kubeconfig");
    await writeFile(kubeconfig, cluster().kubeconfig, { mode: 0o600 });
    const bin = join(cluster().sandbox?.kubeconfig ?? "", "..", "bin");
    const args = ["--kubeconfig", kubeconfig, "-n", db.namespace, "status", db.name, "-v"];
    try {
      return (await promisify(execFile)(join(bin, "kubectl-cnpg"), args)).stdout;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test("sizes and settings are asked of PostgreSQL only when that is wanted", async () => {
    const script = await stage.play("cnpg.cluster.status", "cluster");
    const title = "pg (status, test)";
    assert.doesNotMatch(script.shown.get(title) ?? "", /## Asked of PostgreSQL/);
    await script.act(title, "Refresh, and Ask PostgreSQL for Sizes and Settings");
    const page = script.shown.get(title) ?? "";
    assert.match(page, /- Size: \d+ MB \(.*app .* MB/);
    assert.match(page, /- Connections: \d+ of \d+, 0 sessions wait for a lock/);
  });

  test("somebody with few rights gets the page, and the rights that lack", async () => {
    const user = await cluster().createUser({
      name: "looker",
      namespace: db.namespace,
      rules: [
        { apiGroups: ["postgresql.cnpg.io"], resources: ["clusters"], verbs: ["get", "list"] },
      ],
    });
    const few = await openRealStage({ ...cluster(), kubeconfig: user.kubeconfig }, db);
    const page = await readAs(few);
    few.connection.dispose();
    assert.match(page, /^- Primary: pg-1 \(/m);
    for (const right of ["list pods", "list poddisruptionbudgets\\.policy", "list events"]) {
      assert.match(page, new RegExp(`^- You may not ${right} in `, "m"));
    }
  });

  /** The view of such a person holds the Cluster alone. */
  async function readAs(few: RealStage): Promise<string> {
    const { shown } = await few.play("cnpg.cluster.status", "cluster");
    return [...shown.values()][0] ?? "";
  }

  test("a pooler that is paused lets its clients wait, and go on when it is resumed", async () => {
    await waitForAnswer();
    await run("cnpg.pooler.pause", pooler, "Pause");
    // Whoever logs in now waits for longer than this client does.
    await assert.rejects(askPooler(), /timeout/);
    await run("cnpg.pooler.resume", pooler);
    await waitForAnswer();
  });

  /** PostgreSQL, asked through PgBouncer. */
  async function askPooler(): Promise<object | undefined> {
    return stage.ask((await poolerPod()) ?? "none", "select 1 as one");
  }

  async function waitForAnswer(): Promise<void> {
    await waitUntil(
      "an answer through the pooler",
      () => askPooler().catch(() => undefined),
      (seen) => seen !== undefined,
      { timeout, interval: 1000 },
    );
  }

  async function poolerPod(): Promise<string | undefined> {
    const pods = await stage.list("pods");
    return pods.find(({ metadata, status }) => {
      const { conditions = [] } = (status ?? {}) as {
        conditions?: { type: string; status: string }[];
      };
      const isReady = conditions.some((each) => each.type === "Ready" && each.status === "True");
      return metadata.labels?.["cnpg.io/poolerName"] === "pool" && isReady;
    })?.metadata.name;
  }

  async function backups(): Promise<readonly (LiveObject & BackupObject)[]> {
    return stage.list("backups");
  }

  test("a backup now is taken by the plugin and followed to its end", async () => {
    const told = await run("cnpg.cluster.backUp", "cluster", "The primary");
    assert.match(told, /pg-\d{14}/);
    const [backup] = await backups();
    assert.equal(backup?.status?.phase, "completed");
    assert.equal(backup.status?.method, "plugin");
    assert.match(await readPage(), /^\| plugin \| – \| \d{4}-/m);
  });

  test("a schedule is suspended, resumed without a run, and run once out of turn", async () => {
    await cluster().applyObject({
      apiVersion,
      kind: "ScheduledBackup",
      metadata: { name: "nightly", namespace: db.namespace },
      spec: {
        cluster: { name: "pg" },
        schedule: "0 0 2 1 1 *",
        method: "plugin",
        pluginConfiguration: { name: "barman-cloud.cloudnative-pg.io" },
        target: "primary",
      },
    });
    const specOf = async () => (await stage.read("scheduledbackups", "nightly"))?.["spec"];
    await run("cnpg.schedule.suspend", nightly, "Suspend");
    assert.equal(((await specOf()) as { suspend?: boolean }).suspend, true);
    await run("cnpg.schedule.resume", nightly, "Resume");
    assert.equal(((await specOf()) as { suspend?: boolean }).suspend, false);
    const before = (await backups()).length;
    await run("cnpg.schedule.runOnce", nightly);
    const all = await backups();
    assert.equal(all.length, before + 1);
    assert.ok(all.every(({ status }) => status?.phase === "completed"));
  });

  test("a manifest of several documents is applied and deleted in one go", async () => {
    const head = `apiVersion: ${apiVersion}\n`;
    const at = (name: string) => `metadata:\n  name: ${name}\n  namespace: ${db.namespace}\n`;
    const database = `${head}kind: Database\n${at("shop")}spec:\n  name: shop\n  owner: app\n  databaseReclaimPolicy: delete\n  cluster:\n    name: pg\n`;
    const row = { manifest: `${database}---\n${database.replaceAll("shop", "stock")}` };
    await run("cnpg.manifest.apply", row, "test", "Apply");
    await waitUntil(
      "both databases",
      async () =>
        (await stage.list("databases")).map(
          ({ status }) => (status as { applied?: boolean } | undefined)?.applied,
        ),
      (seen) => seen.length === 2 && seen.every((applied) => applied === true),
      { timeout, interval: 1000 },
    );
    const names =
      "select string_agg(datname, ',' order by datname) as names from pg_database where datname in ('shop', 'stock')";
    assert.deepEqual(await stage.ask(await stage.primary(), names), { names: "shop,stock" });
    await run("cnpg.manifest.delete", row, "test", "Delete");
    await waitUntil(
      "both databases to be gone from PostgreSQL",
      async () => stage.ask(await stage.primary(), names),
      (seen) => (seen as { names: string | null }).names === null,
      { timeout, interval: 1000 },
    );
  });
});

/** `pg-2: standby (async)` of each instance, in words of neither. */
function rolesIn(page: string): readonly string[] {
  const rows = [...page.matchAll(/^\| (pg-\d+) \| (primary|replica, \w+) \|/gm)];
  return rows.map(
    ([, name = "", role = ""]) => `${name} ${role.replace("replica, asynchronous", "async")}`,
  );
}

function rolesOf(plugin: string): readonly string[] {
  const [, table = ""] = plugin.split("Instances status\n");
  const rows = [...table.matchAll(/^(pg-\d+)\s+\S+\s+(Primary|Standby \((\w+)\))/gm)];
  return rows.map(([, name = "", role = "", sync]) => `${name} ${sync ?? role.toLowerCase()}`);
}

function standbysIn(page: string): readonly string[] {
  return [
    ...page.matchAll(/^\| (pg-\d+) \| (streaming|catchup) \| (\w+) \| \d+ \|.*\| (\w+) \|$/gm),
  ].map(([, name = "", state = "", sync = "", slot = ""]) => [name, state, sync, slot].join(" "));
}

function standbysOf(plugin: string): readonly string[] {
  return [
    ...plugin.matchAll(/^(pg-\d+) .*\s(streaming|catchup)\s+(\w+)\s+\d+\s+(active|inactive)/gm),
  ].map(([, name = "", state = "", sync = "", slot = ""]) => [name, state, sync, slot].join(" "));
}

function toBytes(lsn: string): number {
  const [high = "", low = ""] = lsn.split("/");
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}
