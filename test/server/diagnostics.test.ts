import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver";
import { brokenCluster, cleanCluster } from "#test/support/clusters.ts";
import { bogusRange, pullCapabilities, startClient } from "./server-fixture.ts";

const uri = "file:///w/a.yaml";

function codesOf(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code, range }) => [code, range.start.line]);
}

test("push: a finding with everything an editor can show", async (t) => {
  const client = await startClient(t);
  client.open(uri, brokenCluster);
  const [diagnostic, ...others] = await client.publishedFor(uri, 1);
  assert.deepEqual(others, []);
  assert.ok(diagnostic);
  assert.deepEqual(diagnostic.range, bogusRange);
  assert.equal(diagnostic.severity, 1);
  assert.equal(diagnostic.code, "unknown-field");
  assert.equal(diagnostic.source, "cnpg");
  assert.match(JSON.stringify(diagnostic.message), /bogus/);
  assert.match(diagnostic.codeDescription?.href ?? "", /docs\/rules\/unknown-field\.md$/);
  const data = diagnostic.data as Record<string, unknown>;
  assert.equal(data.refusedBy, "api-server");
});

test("push: edits on positions move, add and take away findings", async (t) => {
  const client = await startClient(t);
  client.open(uri, brokenCluster);
  await client.publishedFor(uri, 1);
  const top = { line: 0, character: 0 };
  client.change(uri, 2, [
    { range: { start: top, end: top }, text: "# one\n# two 😀\n" },
    {
      range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
      text: "  bogus2: 1\n",
    },
  ]);
  assert.deepEqual(codesOf(await client.publishedFor(uri, 2)), [
    ["unknown-field", 7],
    ["unknown-field", 11],
  ]);
  client.change(uri, 3, [{ text: cleanCluster }]);
  assert.deepEqual(await client.publishedFor(uri, 3), []);
});

test("push: a burst of edits is answered for the last one", async (t) => {
  const client = await startClient(t);
  client.open(uri, cleanCluster);
  await client.publishedFor(uri, 1);
  const end = { line: 8, character: 0 };
  for (let version = 2; version <= 50; version += 1) {
    client.change(uri, version, [{ range: { start: end, end }, text: `  bogus${version}: 1\n` }]);
  }
  assert.equal((await client.publishedFor(uri, 50)).length, 49);
});

test("push: closing a file takes its findings away", async (t) => {
  const client = await startClient(t);
  client.open(uri, brokenCluster);
  assert.equal((await client.publishedFor(uri)).length, 1);
  client.notify("textDocument/didClose", { textDocument: { uri } });
  assert.deepEqual(await client.publishedFor(uri), []);
});

test("push: of files that are not ours the client hears nothing", async (t) => {
  const client = await startClient(t);
  client.open("file:///w/config.yaml", "kind: ConfigMap\nbogus: [\n");
  client.open("file:///w/a.ts", `const text = \`${brokenCluster}\``, "typescript");
  client.open("file:///w/notes.md", brokenCluster, "markdown");
  client.open(uri, brokenCluster);
  await client.publishedFor(uri);
  const others = client.notifications.filter(({ method }) => method.includes("publish"));
  assert.deepEqual(others, []);
});

test("push: a file becomes ours and stops being it", async (t) => {
  const client = await startClient(t);
  client.open(uri, "");
  client.change(uri, 2, [{ text: brokenCluster }]);
  assert.equal((await client.publishedFor(uri, 2)).length, 1);
  client.change(uri, 3, [{ text: "kind: ConfigMap\n" }]);
  assert.deepEqual(await client.publishedFor(uri, 3), []);
});

test("JSON and Helm count, in any scheme", async (t) => {
  const client = await startClient(t);
  const spec = { instances: 1, storage: { size: "1Gi" }, bogus: 1 };
  const object = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name: "x" },
    spec,
  };
  client.open("untitled:Untitled-1", brokenCluster);
  client.open("vscode-vfs://github/x/y/a.json", JSON.stringify(object, null, 2), "json");
  client.open("file:///w/t.yaml", brokenCluster, "helm");
  assert.equal((await client.publishedFor("untitled:Untitled-1")).length, 1);
  assert.equal((await client.publishedFor("vscode-vfs://github/x/y/a.json")).length, 1);
  assert.equal((await client.publishedFor("file:///w/t.yaml")).length, 1);
});

test("pull: full, then unchanged, then full again; nothing is pushed", async (t) => {
  const client = await startClient(t, pullCapabilities);
  client.open(uri, brokenCluster);
  const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  const first = await pull();
  assert.ok(first.kind === "full");
  assert.deepEqual(codesOf(first.items), [["unknown-field", 8]]);
  const second = await pull(first.resultId);
  assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
  const end = { line: 9, character: 0 };
  client.change(uri, 2, [{ range: { start: end, end }, text: "# nothing changes by this\n" }]);
  assert.equal((await pull(first.resultId)).kind, "unchanged");
  client.change(uri, 3, [{ text: cleanCluster }]);
  const third = await pull(first.resultId);
  assert.ok(third.kind === "full");
  assert.deepEqual(third.items, []);
  assert.notEqual(third.resultId, first.resultId);
  assert.equal(client.notifications.filter(({ method }) => method.includes("publish")).length, 0);
});

test("pull: a file that is not open has nothing", async (t) => {
  const client = await startClient(t, pullCapabilities);
  const report = await client.request("textDocument/diagnostic", { textDocument: { uri } });
  assert.deepEqual(report, { kind: "full", items: [] });
});

test("a large file: the first diagnosis leaves room for other requests", async (t) => {
  const client = await startClient(t);
  const clusters = Array.from({ length: 4000 }, (_, at) =>
    brokenCluster.replace("name: db", `name: db-${at}`),
  );
  const text = clusters.join("---\n");
  client.open(uri, text);
  const start = performance.now();
  const params = { textDocument: { uri }, position: { line: 8, character: 4 } };
  await client.request("textDocument/hover", params);
  const waited = performance.now() - start;
  assert.equal(
    client.notifications.filter(({ method }) => method.includes("publish")).length,
    0,
    "the hover was answered only after the diagnosis",
  );
  t.diagnostic(`hover after ${Math.round(waited)} ms`);
  assert.equal((await client.publishedFor(uri, 1)).length, 4000);
});
