import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { CompletionList, Diagnostic, Location, WorkspaceEdit } from "vscode-languageserver";
import { cleanCluster } from "#test/support/clusters.ts";
import { LspError } from "#test/support/lsp-client.ts";
import type { LspClient } from "#test/support/lsp-client.ts";
import { createFolder, pullCapabilities, pushCapabilities, startClient } from "./server-fixture.ts";
import type { Folder } from "./server-fixture.ts";

const database = `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata:
  name: orders
spec:
  cluster:
    name: db
  name: orders
  owner: clerk
`;
const dropping = `${cleanCluster}  managed:\n    roles:\n      - name: clerk\n        ensure: absent\n`;
const onReference = { line: 6, character: 11 };

/** A client with a workspace folder of these files; `#` stands for a folder in the name. */
async function start(
  t: TestContext,
  texts: Readonly<Record<string, string>>,
  capabilities: object = pushCapabilities,
): Promise<{ client: LspClient; folder: Folder }> {
  const folder = createFolder(t);
  for (const [name, text] of Object.entries(texts)) {
    const parts = name.split("/");
    if (parts.length > 1) mkdirSync(fileURLToPath(folder.uri(parts[0] ?? "")), { recursive: true });
    folder.write(name, text);
  }
  const client = await startClient(t, capabilities, {
    initialize: { workspaceFolders: [{ uri: folder.uri(""), name: "w" }] },
  });
  return { client, folder };
}

function ask<Answer>(client: LspClient, method: string, uri: string, more: object = {}) {
  return client.request<Answer>(`textDocument/${method}`, {
    textDocument: { uri },
    position: onReference,
    ...more,
  });
}

function published(client: LspClient, uri: string, accepts: (codes: string[]) => boolean) {
  return client.waitFor<{ uri: string; diagnostics: Diagnostic[] }>(
    "textDocument/publishDiagnostics",
    (params) => params.uri === uri && accepts(params.diagnostics.map(({ code }) => String(code))),
  );
}

test("from a name to its object and back, through files that are not open", async (t) => {
  const { client, folder } = await start(t, {
    "cluster.yaml": cleanCluster,
    "pooler.yaml": `apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {cluster: {name: "db"}, pgbouncer: {}}\n`,
    "node_modules/cluster.yaml": cleanCluster,
    ".hidden/cluster.yaml": cleanCluster,
    "large.yaml": `${cleanCluster}#${" ".repeat(1024 * 1024)}\n`,
  });
  const uri = folder.uri("db.yaml");
  client.open(uri, database);
  const [definition, ...others] = await ask<Location[]>(client, "definition", uri);
  assert.deepEqual(others, []);
  assert.equal(definition?.uri, folder.uri("cluster.yaml"));
  const range = { start: { line: 3, character: 8 }, end: { line: 3, character: 10 } };
  assert.deepEqual(definition?.range, range);
  const references = await ask<Location[]>(client, "references", uri, {
    context: { includeDeclaration: false },
  });
  assert.deepEqual(
    references.map((each) => each.uri),
    [uri, folder.uri("pooler.yaml")],
  );
  const all = await ask<Location[]>(client, "references", uri, {
    context: { includeDeclaration: true },
  });
  assert.equal(all.length, 3);
  assert.equal(await ask(client, "definition", uri, { position: { line: 0, character: 3 } }), null);
});

test("renaming changes every file, in the version that the client has", async (t) => {
  const { client, folder } = await start(t, { "cluster.yaml": cleanCluster });
  const uri = folder.uri("db.yaml");
  client.open(uri, database);
  client.change(uri, 2, [{ text: database.replace("    name: db", "    name: 'db'") }]);
  const prepared = await ask<{ placeholder: string }>(client, "prepareRename", uri);
  assert.equal(prepared.placeholder, "db");
  const edit = await ask<WorkspaceEdit>(client, "rename", uri, { newName: "shop" });
  const changes = (edit.documentChanges ?? []).map((change) => {
    assert.ok("textDocument" in change);
    const { uri: changed, version } = change.textDocument;
    return [changed, version, ...change.edits.map((each) => "newText" in each && each.newText)];
  });
  assert.deepEqual(changes, [
    [folder.uri("cluster.yaml"), null, "shop"],
    [uri, 2, "'shop'"],
  ]);
  for (const newName of ["Shop", "", "a b"]) {
    await assert.rejects(ask(client, "rename", uri, { newName }), (error) => {
      assert.ok(error instanceof LspError);
      assert.match(error.message, /is no name for an object/);
      return true;
    });
  }
  assert.equal(
    await ask(client, "prepareRename", uri, { position: { line: 8, character: 12 } }),
    null,
  );
});

test("names of the workspace are offered while one is typed", async (t) => {
  const { client, folder } = await start(t, { "cluster.yaml": cleanCluster });
  const uri = folder.uri("db.yaml");
  client.open(uri, database);
  await ask(client, "definition", uri);
  client.change(uri, 2, [{ text: database.replace("    name: db", "    name: ") }]);
  const { items } = await ask<CompletionList>(client, "completion", uri, {
    position: { line: 6, character: 10 },
  });
  const item = items.find(({ label }) => label === "db");
  assert.equal(item?.detail, "cluster.yaml");
});

test("a finding comes and goes with the other file, on disk and open", async (t) => {
  const { client, folder } = await start(t, { "cluster.yaml": dropping });
  const uri = folder.uri("db.yaml");
  const other = folder.uri("cluster.yaml");
  const isTold = (codes: string[]) => codes.includes("database-owner-absent");
  const isSilent = (codes: string[]) => !isTold(codes);
  client.open(uri, database);
  const { diagnostics } = await published(client, uri, isTold);
  assert.equal(diagnostics[0]?.relatedInformation?.[0]?.location.uri, other);

  const later = (accepts: typeof isTold) => {
    client.notifications.length = 0;
    return published(client, uri, accepts);
  };
  folder.write("cluster.yaml", cleanCluster);
  const changes = [{ uri: other, type: 2 }];
  let version = 0;
  const unlearned = later(isSilent);
  client.notify("workspace/didChangeWatchedFiles", { changes });
  await unlearned;
  for (const [text, accepts] of [
    [dropping, isTold],
    [cleanCluster, isSilent],
    [dropping, isTold],
  ] as const) {
    const heard = later(accepts);
    if (version === 0) client.open(other, text);
    else client.change(other, version + 1, [{ text }]);
    version += 1;
    await heard;
  }
  const closed = later(isSilent);
  client.notify("textDocument/didClose", { textDocument: { uri: other } });
  await closed;
});

test("a client that asks for diagnostics is told to ask again once the workspace is read", async (t) => {
  const { client, folder } = await start(t, { "cluster.yaml": dropping }, pullCapabilities);
  const uri = folder.uri("db.yaml");
  client.open(uri, database);
  const pull = () => ask<{ items: Diagnostic[] }>(client, "diagnostic", uri);
  await pull();
  await client.waitFor("workspace/diagnostic/refresh");
  assert.deepEqual(
    (await pull()).items.map(({ code }) => code),
    ["database-owner-absent"],
  );
});

test("what .cnpg-lint.yaml leaves out is not looked at, and no file but ours starts it", async (t) => {
  const { client, folder } = await start(t, {
    ".cnpg-lint.yaml": "ignore:\n  - cluster.yaml\n",
    "cluster.yaml": cleanCluster,
  });
  const uri = folder.uri("db.yaml");
  client.open(folder.uri("other.yaml"), "kind: ConfigMap\n");
  assert.equal(await ask(client, "definition", folder.uri("other.yaml")), null);
  client.open(uri, database);
  assert.deepEqual(await ask<Location[]>(client, "definition", uri), []);
});

test("folders come and go", async (t) => {
  const { workspace } = pushCapabilities;
  const capabilities = { ...pushCapabilities, workspace: { ...workspace, workspaceFolders: true } };
  const { client, folder } = await start(t, { "a/cluster.yaml": cleanCluster }, capabilities);
  const uri = folder.uri("db.yaml");
  client.open(uri, database);
  const targets = async () =>
    (await ask<Location[]>(client, "definition", uri)).map((each) => each.uri);
  assert.deepEqual(await targets(), [folder.uri("a/cluster.yaml")]);
  const folders = [{ uri: folder.uri("").replace(/\/$/, ""), name: "w" }];
  const change = (event: object) => client.notify("workspace/didChangeWorkspaceFolders", { event });
  change({ added: [], removed: folders });
  assert.deepEqual(await targets(), []);
  change({ added: folders, removed: [] });
  assert.deepEqual(await targets(), [folder.uri("a/cluster.yaml")]);
});
