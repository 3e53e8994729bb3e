import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type * as vscode from "vscode";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { watchFiles } from "#kube/kubeconfig/watch-files.ts";
import { LiveStore } from "#live/live-store.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { makeCluster } from "#test/support/live/objects.ts";

provideEditor();
const { Explorer } = await import("#extension/live/explorer.ts");

const minute = 60_000;

test("nobody is contacted before the view is in sight; five minutes out of it the watches stop", async (t) => {
  const { explorer, api, stateIs, watchesAre } = await open(t);
  await explorer.open();
  assert.equal(api.requests.length, 0);
  explorer.setVisible(true);
  await stateIs("connected");
  await watchesAre((count) => count === watchedResources.length);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  explorer.setVisible(false);
  t.mock.timers.tick(5 * minute - 1);
  assert.ok(api.openWatches > 0);
  t.mock.timers.tick(1);
  t.mock.timers.reset();
  await stateIs("paused");
  await watchesAre((count) => count === 0);
});

test("a view that comes back in time goes on as if nothing had been", async (t) => {
  const { explorer, stateIs, store } = await open(t);
  await explorer.open();
  explorer.setVisible(true);
  await stateIs("connected");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  explorer.setVisible(false);
  t.mock.timers.tick(4 * minute);
  explorer.setVisible(true);
  t.mock.timers.tick(10 * minute);
  t.mock.timers.reset();
  assert.equal(store.context("fake")?.status.kind, "connected");
});

test("contexts that were added and namespaces that were chosen are remembered, by name alone", async (t) => {
  const { explorer, memory } = await open(t);
  await explorer.open();
  assert.deepEqual(explorer.options().contexts, ["fake"]);
  await explorer.addContext("other");
  await explorer.setNamespaces("other", ["shop"]);
  assert.deepEqual(Object.fromEntries(memory), {
    "cnpg.explorer": { contexts: ["other"], namespaces: { other: ["shop"] } },
  });
  await explorer.open();
  assert.deepEqual(explorer.options().contexts, ["fake", "other"]);
  await explorer.setNamespaces("other", undefined);
  await explorer.removeContext("other");
  assert.deepEqual(explorer.options().contexts, ["fake"]);
  assert.deepEqual(memory.get("cnpg.explorer"), { contexts: [], namespaces: {} });
});

test("what the view may welcome with is told, and grouping is written to the settings", async (t) => {
  const { explorer } = await open(t);
  await explorer.open();
  assert.ok(fakeEditor.ran.includes("setContext cnpg.explorer.hasContexts true"));
  await explorer.setGrouping("namespace");
  assert.equal(fakeEditor.settings.get("cnpg.explorer.groupBy"), "namespace");
  assert.equal(explorer.options().grouping, "namespace");
});

test("a window that closes while it opens follows nothing afterwards: no file, no cluster", async (t) => {
  const { explorer, api, config, pool } = await open(t);
  const opening = explorer.open();
  const reload = t.mock.method(pool, "reload");
  await explorer.dispose();
  await opening;
  explorer.setVisible(true);
  const release = explorer.hold("fake");
  const noticed = new Promise<void>((resolve) => {
    // Begins after the explorer would have, and so tells after it.
    const files = watchFiles([config], resolve);
    t.after(() => files.dispose());
  });
  await writeFile(config, "{}");
  await noticed;
  release();
  assert.equal(reload.mock.callCount(), 0);
  assert.equal(api.requests.length, 0);
});

async function open(t: TestContext) {
  fakeEditor.settings.clear();
  fakeEditor.ran.length = 0;
  const api = await FakeApi.start();
  api.put("clusters", makeCluster("pg"));
  const config = join(await makeTemporaryFolder(t), "config");
  const cluster = { server: api.server, "insecure-skip-tls-verify": true };
  await writeFile(
    config,
    JSON.stringify({
      "current-context": "fake",
      contexts: ["fake", "other"].map((name) => ({
        name,
        context: { cluster: "fake", user: "fake" },
      })),
      clusters: [{ name: "fake", cluster }],
      users: [{ name: "fake", user: { token: "secret" } }],
    }),
  );
  process.env["KUBECONFIG"] = config;
  const memory = new Map<string, unknown>();
  const memento = {
    get: (key: string) => memory.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
  } as unknown as vscode.Memento;
  const pool = new ConnectionPool(() => undefined);
  const store = new LiveStore();
  const explorer = new Explorer(pool, store, memento, () => undefined);
  t.after(async () => {
    await explorer.dispose();
    pool.dispose();
    await api.dispose();
  });
  const stateIs = (wanted: string): Promise<unknown> =>
    waitUntil(
      `context to be ${wanted}`,
      () => store.context("fake")?.status.kind,
      (kind) => kind === wanted,
      { interval: 5 },
    );
  const watchesAre = (isGood: (count: number) => boolean): Promise<unknown> =>
    waitUntil("watches", () => api.openWatches, isGood, { interval: 5 });
  return { explorer, api, store, memory, pool, config, stateIs, watchesAre };
}
