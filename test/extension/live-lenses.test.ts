import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type * as vscode from "vscode";
import { LiveStore } from "#live/live-store.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { treeEnvironment } from "#test/support/kube/follow-contexts.ts";
import { listEverything, makeCluster, makePod } from "#test/support/live/objects.ts";

provideEditor();
const { LiveLenses } = await import("#extension/live/live-lenses.ts");

const manifest = `apiVersion: v1
kind: ConfigMap
metadata: { name: other }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: pg
`;

test("above a document whose object exists stands how it is, and what compares them", (t) => {
  const { lenses } = open(t);
  const [lens, ...others] = lenses.provideCodeLenses(documentOf(manifest));
  assert.deepEqual(others, []);
  assert.equal(lens?.range.start.line, 4);
  assert.match(lens?.command?.title ?? "", /live: healthy · 3\/3/);
  assert.equal(lens?.command?.command, "cnpg.object.compare");
  const [node, origin] = (lens?.command?.arguments ?? []) as readonly { kind?: string }[];
  assert.equal(node?.kind, "cluster");
  assert.deepEqual(origin, {
    uri: "file:///w/pg.yaml",
    offset: manifest.indexOf("apiVersion: post"),
  });
});

test("our own documents, files of others and a setting that is off have none", (t) => {
  const { lenses } = open(t);
  assert.deepEqual(lenses.provideCodeLenses(documentOf(manifest, "cnpg")), []);
  assert.deepEqual(lenses.provideCodeLenses(documentOf("kind: ConfigMap\n")), []);
  fakeEditor.settings.set("cnpg.explorer.codeLens", false);
  assert.deepEqual(lenses.provideCodeLenses(documentOf(manifest)), []);
});

test("many changes of the cluster are one reason to look again, once they are over", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { lenses, store } = open(t);
  let looks = 0;
  lenses.onDidChangeCodeLenses(() => (looks += 1));
  for (let round = 0; round < 20; round += 1) {
    store.apply(listEverything("kind", { clusters: [makeCluster(`pg-${round}`)] }));
    t.mock.timers.tick(100);
  }
  assert.equal(looks, 0);
  t.mock.timers.tick(500);
  assert.equal(looks, 1);
});

test("a changed setting is looked at at once, and nothing after the end", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const before = fakeEditor.listeners("onDidChangeConfiguration");
  const { lenses, store } = open(t);
  let looks = 0;
  lenses.onDidChangeCodeLenses(() => (looks += 1));
  const affects = (wanted: string) => ({ affectsConfiguration: (key: string) => key === wanted });
  fakeEditor.fire("onDidChangeConfiguration", affects("editor.fontSize"));
  assert.equal(looks, 0);
  fakeEditor.fire("onDidChangeConfiguration", affects("cnpg.explorer.codeLens"));
  assert.equal(looks, 1);
  store.apply(listEverything("kind", { clusters: [] }));
  lenses.dispose();
  t.mock.timers.tick(10_000);
  assert.equal(looks, 1);
  assert.equal(fakeEditor.listeners("onDidChangeConfiguration"), before);
});

function open(t: TestContext) {
  fakeEditor.settings.clear();
  const store = new LiveStore();
  store.apply(
    listEverything("kind", {
      clusters: [makeCluster("pg")],
      pods: [1, 2, 3].map((number) => makePod("pg", number)),
    }),
  );
  const lenses = new LiveLenses(store, () => treeEnvironment(store, { contexts: ["kind"] }));
  t.after(() => lenses.dispose());
  return { lenses, store };
}

function documentOf(text: string, scheme = "file"): vscode.TextDocument {
  const uri = { scheme, toString: () => `${scheme}:///w/pg.yaml` };
  return { uri, fileName: "/w/pg.yaml", getText: () => text } as unknown as vscode.TextDocument;
}
