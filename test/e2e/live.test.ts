import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { barmanConfiguration, credentialsSecret } from "#sandbox/backups/object-store.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { describeWindow } from "#test/e2e/window/describe-window.ts";
import {
  complete,
  openFile,
  waitForErrors,
  waitForProblems,
  waitForText,
} from "#test/e2e/window/editor-text.ts";
import { type LiveWindow, openLiveWindow } from "#test/e2e/window/live-window.ts";
import { chooseFromMenu, readMenu } from "#test/e2e/window/menus.ts";
import {
  clearToasts,
  pressInDialog,
  waitForDialog,
  waitForToast,
} from "#test/e2e/window/messages.ts";
import { answer, choose, chooseMany, runCommand } from "#test/e2e/window/quick-input.ts";
import { typeLine, waitForScreen } from "#test/e2e/window/terminal.ts";
import {
  findRow,
  pressOnRow,
  readRows,
  readTooltip,
  readWelcome,
  unfold,
  waitForRows,
} from "#test/e2e/window/tree-view.ts";
import { readCluster, waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import { queryPort } from "#test/support/cluster/query-port.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

const minutes = 60_000;
const request = { profile: "node", backups: true, sandboxOnly: true } as const;

/**
 * What a person sees of live clusters in a real window: the package in VS Code, driven by keys and clicks, and a
 * Cluster of the real operator behind a proxy that counts. The steps build on each other, as those of a person do.
 */
await describeWindow("live clusters in VS Code", request, (cluster) => {
  const db = { name: "live", namespace: "" };
  let window: LiveWindow;
  let healthy: Promise<unknown>;
  /** As the first row of the view names it. */
  let context = "";

  before(async () => {
    db.namespace = await cluster().createNamespace();
    // Its WAL is archived from the backup on: that slows switchovers down.
    await cluster().applyCluster({ ...db, instances: 2 });
    await cluster().applyObject(credentialsSecret(db.namespace));
    healthy = waitForHealthy(cluster().client, db, { timeout: 8 * minutes });
    // The first tests need no Cluster; whoever awaits it hears of a failure.
    healthy.catch(() => undefined);
    window = await openLiveWindow(cluster(), {
      "typo.yaml": `${manifest(db, "1Gi")}  postgresql:
    parameters:
      io_direct: "data"
  `,
      "smaller.yaml": manifest(db, "512Mi"),
      "backup.yaml": `${manifest(db, "1Gi")}  backup:
    barmanObjectStore: ${JSON.stringify(barmanConfiguration(db.namespace))}
`,
    });
  });

  after(async () => {
    await window.dispose();
  });

  afterEach(async (context) => {
    if (!("passed" in context && context.passed))
      console.log(`Window: ${await window.photograph(context.name)}`);
  });

  /** The row of the Cluster or of an instance. */
  const row = async (label: string) => {
    await openContainer(window);
    return findRow(window.page, "Clusters", label);
  };

  const currentPrimary = async (): Promise<string> => {
    const { status } = (await readCluster(cluster().client, db)) as unknown as {
      readonly status: { readonly currentPrimary: string };
    };
    return status.currentPrimary;
  };

  const readPod = (name: string): Promise<KubeObject> =>
    cluster().client.read({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: db.namespace },
    });

  test("manifests are checked, completed and saved without a word to any cluster", async () => {
    const { page, proxy, folder } = window;
    await openFile(page, "typo.yaml");
    await waitForErrors(page, 1);
    await page.keyboard.press("Control+End");
    await complete(page, "bootstrap");
    await page.keyboard.type("# seen");
    await page.keyboard.press("Control+S");
    await waitUntil(
      "the file to be saved",
      () => readFile(join(folder, "typo.yaml"), "utf8"),
      (text) => text.includes("# seen"),
    );
    await waitForErrors(page, 1);
    assert.equal(proxy.taken, 0);
  });

  test("what Node compiles of the server is kept for its next start", async () => {
    const names = await readdir(window.extensionStorage, { recursive: true });
    const kept = names.filter((name) => /cnpg-workbench.compiled/.test(name));
    assert.ok(kept.length > 0, names.join(", "));
  });

  test("the view fills when it is opened", async () => {
    const { page, proxy } = window;
    await healthy;
    assert.equal(proxy.taken, 0);
    await openContainer(window);
    const [first = ""] = await waitForRows(page, "Clusters", (rows) => rows.length > 1);
    [context = ""] = first.split("  ");
    await chooseFromMenu(await row(context), "Choose Namespaces…");
    await choose(page, "Only namespaces that I choose…");
    await chooseMany(page, [db.namespace]);
    await waitForRows(
      page,
      "Clusters",
      ([top = "", cluster = "", ...others]) =>
        / {2}1 cluster$/.test(top) &&
        /^ {2}live {2}2\/2 · live-1 · PG 18\.\d+$/.test(cluster) &&
        others.length === 0,
    );
    await unfold(page, "Clusters", "live");
    await unfold(page, "Clusters", "Instances");
    const settled = await waitForRows(page, "Clusters", (rows) => isSettled(rows, "live-2"));
    assert.deepEqual(settled.slice(2, 4), ["    Instances  2", "      live-1  primary · node1"]);
    assert.ok(proxy.taken > 0);
  });

  test("rows tell more to a pointer that rests on them", async () => {
    const text = await readTooltip(await row("live"));
    assert.match(text, /Timeline\s+1/);
    assert.match(await readTooltip(await row("live-2")), /Node\s+node1/);
  });

  test("menus offer what fits the row", async () => {
    assert.deepEqual(await readMenu(await row("live")), clusterMenu);
    assert.deepEqual(await readMenu(await row("live-1")), instanceMenu("primary"));
    assert.deepEqual(await readMenu(await row("live-2")), instanceMenu("replica"));
  });

  test("a pod that is deleted goes and comes back in the view without a click", async () => {
    const { page } = window;
    const pod = await readPod("live-2");
    await cluster().client.remove(pod);
    await waitForRows(page, "Clusters", (rows) => !isSettled(rows, "live-2"));
    await waitForRows(page, "Clusters", (rows) => isSettled(rows, "live-2"), {
      timeout: 3 * minutes,
    });
    assert.notEqual((await readPod("live-2")).metadata.uid, pod.metadata.uid);
  });

  test("psql in the pod shows a prompt and answers", async () => {
    const { page } = window;
    await chooseFromMenu(await row("live"), "Open psql in Pod");
    await choose(page, "app");
    await choose(page, "postgres");
    const screen = await waitForScreen(page, /app=#/);
    assert.match(screen, new RegExp(`${db.namespace}/live · live-1 +as postgres in app, primary`));
    await typeLine(page, "select 40 + 2 as answer;");
    await waitForScreen(page, /answer\s+-+\s+42/);
    await typeLine(page, "select 1/0;");
    await waitForScreen(page, /ERROR: +division by zero/);
    await typeLine(page, "\\q");
    await page.locator(".terminal-wrapper").waitFor({ state: "detached" });
  });

  test("logs are read from the pod and filtered", async () => {
    const { page } = window;
    await chooseFromMenu(await row("live-1"), "Show Logs");
    await waitForText(page, /ERROR +live-1 +postgres +\[22012\] division by zero/);
    // The palette offers it once a log is open.
    await runCommand(page, "CloudNativePG: Filter Logs by Text…");
    await answer(page, /lines that hold this text/, "division by zero");
    await waitForText(page, /^\S+ +ERROR +live-1 +postgres +\[22012\] division by zero/);
  });

  test("the status of a cluster is one page", async () => {
    const { page } = window;
    await chooseFromMenu(await row("live"), "Status");
    await waitForText(page, /live[^]*live-1[^]*live-2/);
  });

  test("a local port leads to the primary, follows a promotion and closes at once", async () => {
    const { page } = window;
    const { client } = cluster();
    await runCommand(page, "CloudNativePG: Forward Primary (rw)");
    const toast = await waitForToast(page, /^live \(rw\) is at localhost:\d+$/);
    const port = Number(toast.split(":")[1]);
    const ask = () =>
      queryPort<{ timeline: string }>(
        client,
        db,
        port,
        // Fails on a standby.
        "select left(pg_walfile_name(pg_current_wal_lsn()), 8) as timeline",
      );
    assert.deepEqual(await ask(), [{ timeline: "00000001" }]);
    await waitForRows(page, "Connections", ([first = ""]) =>
      first.startsWith(`live (rw)  localhost:${port} → live-1`),
    );
    await clearToasts(page);

    await chooseFromMenu(await row("live-2"), "Promote to Primary…");
    const dialog = await waitForDialog(page);
    assert.match(dialog, /^Make live-2 the primary of live\?/);
    assert.match(dialog, new RegExp(`namespace ${db.namespace} · Cluster live`));
    assert.match(dialog, /Writes stop for some seconds/);
    await pressInDialog(page, "Promote");
    await waitForToast(page, /live-2 is the primary now, on timeline 2, and all instances are/, {
      timeout: 3 * minutes,
    });
    assert.equal(await currentPrimary(), "live-2");
    assert.deepEqual(await ask(), [{ timeline: "00000002" }]);
    await waitForRows(page, "Connections", ([first = ""]) =>
      first.startsWith(`live (rw)  localhost:${port} → live-2`),
    );
    await waitForRows(page, "Clusters", (rows) => isSettled(rows, "live-1"));
    const rows = await readRows(page, "Clusters");
    assert.match(rows[1] ?? "", /^ {2}live {2}2\/2 · live-2 · /);

    await pressOnRow(await findRow(page, "Connections", "live (rw)"), "Stop Forwarding");
    await waitForRows(page, "Connections", (rows) => rows.length === 0);
    assert.equal(await tryPort(port), "ECONNREFUSED");
    await clearToasts(page);
  });

  test("what the server takes is applied after a yes", async () => {
    const { page } = window;
    await openFile(page, "backup.yaml");
    await runCommand(page, "CloudNativePG: Apply Manifest…");
    await choose(page, context);
    assert.match(await waitForDialog(page), new RegExp(`^Apply Cluster ${db.namespace}/live\\?`));
    await pressInDialog(page, "Apply");
    await waitForToast(page, /: the server has taken it$/);
    const { spec } = (await readCluster(cluster().client, db)) as unknown as ClusterSpec;
    assert.ok(spec.backup);
    await clearToasts(page);
  });

  test("a backup is followed to its end", async () => {
    const { page } = window;
    await chooseFromMenu(await row("live"), "Back Up Now…");
    await choose(page, "As the cluster says");
    const toast = await waitForToast(page, /^Backup \S+ is complete, from live-\d$/, {
      timeout: 3 * minutes,
    });
    const name = /Backup (\S+)/.exec(toast)?.[1] ?? "";
    const backup = await cluster().client.read({
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Backup",
      metadata: { name, namespace: db.namespace },
    });
    assert.equal((backup.status as { readonly phase: string }).phase, "completed");
    await unfold(page, "Clusters", "Backups");
    await waitForRows(page, "Clusters", (rows) =>
      rows.some((text) => text.trimStart().startsWith(`${name}  completed`)),
    );
    await clearToasts(page);
  });

  test("what the server refuses is marked where it stands in the manifest", async () => {
    const { page } = window;
    await openFile(page, "smaller.yaml");
    await runCommand(page, "CloudNativePG: Apply Manifest…");
    await choose(page, context);
    await waitForToast(page, /^The server refuses it; the place is marked/);
    const problems = await waitForProblems(page, (all) =>
      all.some(({ source }) => source === "Kubernetes API server"),
    );
    const refused = problems.filter(({ source }) => source === "Kubernetes API server");
    assert.deepEqual(
      refused.map(({ line }) => line),
      [8],
    );
    assert.match(refused[0]?.message ?? "", /can't shrink existing storage from 1Gi to 512Mi/);
    await page.keyboard.press("Control+Shift+M");
    await clearToasts(page);
  });

  test("settings can forbid to change anything", async () => {
    const { page } = window;
    await window.set({ "cnpg.readOnly": true });
    await waitUntil(
      "the entries that write to be off",
      async () => readMenu(await row("live")),
      (items) => items.includes("Scale… (off)") && items.includes("Status"),
    );
    await window.set({ "cnpg.readOnlyContexts": [context] });
    await waitUntil(
      "the entries that write to be on again",
      async () => readMenu(await row("live")),
      (items) => items.includes("Scale…"),
    );
    await chooseFromMenu(await row("live"), "Scale…");
    await answer(page, /How many instances/, "1");
    await waitForToast(page, /^Nothing is changed in \S+: the settings cnpg\.readOnly/);
    await window.set({});
    await clearToasts(page);
  });

  test("fewer instances are asked for by name, and nothing happens on the way out", async () => {
    const { page } = window;
    const scale = async (): Promise<void> => {
      await chooseFromMenu(await row("live"), "Scale…");
      await answer(page, /How many instances/, "1");
      assert.match(await waitForDialog(page), /^Scale live from 2 to 1\?/);
      await pressInDialog(page, "Scale");
    };
    await scale();
    await page.keyboard.press("Escape");
    const before = (await readCluster(cluster().client, db)) as unknown as ClusterSpec;
    assert.equal(before.spec.instances, 2);
    await scale();
    await answer(page, /type live to go on/, "live");
    await waitForToast(page, /^live has 1 instance, which is ready$/, { timeout: 3 * minutes });
    await waitForRows(page, "Clusters", (rows) =>
      (rows[1] ?? "").startsWith("  live  1/1 · live-2"),
    );
    const left = (await readCluster(cluster().client, db)) as unknown as ClusterSpec;
    assert.equal(left.spec.instances, 1);
  });

  test("without a kubeconfig the view says so, at once", async () => {
    const { page } = window;
    await window.removeKubeconfig();
    const welcome = await waitUntil(
      "the welcome of the view",
      () => readWelcome(page, "Clusters"),
      (text) => text !== "",
      { timeout: 2 * minutes },
    );
    assert.match(welcome, /^There is no kubeconfig with a context/);
  });
});

interface ClusterSpec {
  readonly spec: { readonly instances: number; readonly backup?: unknown };
}

const clusterMenu = [
  "Status",
  "Show Live Manifest",
  "Show Events",
  "Open Manifest in Workspace",
  "Compare with Manifest in Workspace",
  "Show Logs",
  "Open Documentation",
  "--",
  "Open psql in Pod",
  "Connect",
  "--",
  "Copy Name",
  "Copy Connection String…",
  "Copy kubectl Command",
  "--",
  "Back Up Now…",
  "Scale…",
  "Change CPU and Memory…",
  "Reload Configuration",
  "Restart Cluster…",
  "New Scheduled Backup…",
  "--",
  "Maintenance",
  "Delete Cluster…",
];

function instanceMenu(role: "primary" | "replica"): readonly string[] {
  return [
    "Describe",
    "Show Live Manifest",
    "Show Events",
    "Show Logs",
    "Open Documentation",
    "--",
    "Open psql in Pod",
    "Forward Instance…",
    "Forward Metrics (9187)",
    "--",
    "Copy Name",
    "Copy kubectl Command",
    "--",
    ...(role === "replica" ? ["Promote to Primary…"] : []),
    "Restart Instance…",
    "--",
    "Fence Instance…",
    ...(role === "replica" ? ["Recreate Replica…", "Destroy Instance…"] : []),
  ];
}

/** The replica has nothing to tell; how far it is behind shows only if the machine lets it say so in time. */
function isSettled(rows: readonly string[], replica: string): boolean {
  const settled = /^ {6}(\S+) {2}replica(?: · up to date)? · node1(?: · 1 restart)?$/;
  return rows.some((row) => settled.exec(row)?.[1] === replica);
}

/** Pressing the icon of what is shown would hide it. */
async function openContainer({ page }: LiveWindow): Promise<void> {
  if (await page.locator(".pane-header[aria-label^='Clusters']").isVisible()) return;
  await page.locator(".activitybar .action-label[aria-label^='CloudNativePG']").click();
}

function tryPort(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve("connected"));
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once("close", () => socket.destroy());
  });
}

function manifest(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  size: string,
): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  instances: 2
  storage:
    size: ${size}
`;
}
