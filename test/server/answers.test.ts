import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  MarkupContent,
  SelectionRange,
  TextDocumentEdit,
  TextEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { brokenCluster, cleanCluster } from "#test/support/clusters.ts";
import { bogusRange, startClient } from "./server-fixture.ts";

const uri = "file:///w/a.yaml";
const misspelt = cleanCluster.replace("instances:", "instancs:");

function apply(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, "yaml", 1, text), [...edits]);
}

test("completion after an edit, applied and resolved", async (t) => {
  const client = await startClient(t);
  client.open(uri, cleanCluster);
  const end = { line: 8, character: 0 };
  client.change(uri, 2, [{ range: { start: end, end }, text: "  enablePDB" }]);
  const { items } = await client.request<CompletionList>("textDocument/completion", {
    textDocument: { uri },
    position: { line: 8, character: 11 },
  });
  const item = items.find(({ label }) => label === "enablePDB");
  assert.ok(item, items.map(({ label }) => label).join(" "));
  assert.equal(item.documentation, undefined, "documentation comes when it is asked for");
  const text = apply(`${cleanCluster}  enablePDB`, [item.textEdit as TextEdit]);
  assert.match(text, /\n {2}enablePDB: /);
  const resolved = await client.request<CompletionItem>("completionItem/resolve", item);
  const documentation = resolved.documentation as MarkupContent;
  assert.equal(documentation.kind, "markdown");
  assert.ok(documentation.value.length > 20, documentation.value);
});

test("completion without snippets is plain text", async (t) => {
  const client = await startClient(t, {});
  client.open(uri, `${cleanCluster}  `);
  const { items } = await client.request<CompletionList>("textDocument/completion", {
    textDocument: { uri },
    position: { line: 8, character: 2 },
  });
  assert.ok(items.length > 0);
  const odd = items.filter(
    ({ insertTextFormat, textEdit }) => insertTextFormat !== 1 || textEdit?.newText.includes("${"),
  );
  assert.deepEqual(odd, []);
});

test("an item from nowhere resolves to itself", async (t) => {
  const client = await startClient(t);
  for (const data of [undefined, 5, { context: 99, about: {} }, { context: 1, about: null }]) {
    const item = { label: "x", data };
    const resolved = await client.request<CompletionItem>("completionItem/resolve", item);
    assert.equal(resolved.label, "x");
  }
});

test("hover", async (t) => {
  const client = await startClient(t);
  client.open(uri, cleanCluster);
  const at = (line: number, character: number): Promise<Hover | null> =>
    client.request("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  const hover = await at(5, 4);
  assert.ok(hover);
  const contents = hover.contents as MarkupContent;
  assert.equal(contents.kind, "markdown");
  assert.match(contents.value, /PostgreSQL pods/);
  assert.equal(hover.range?.start.line, 5);
});

test("a quick fix names its finding, and applying it removes the finding", async (t) => {
  const client = await startClient(t);
  client.open(uri, misspelt);
  const diagnostics = await client.publishedFor(uri, 1);
  const wrong = diagnostics.find(({ message }) => JSON.stringify(message).includes("instancs"));
  assert.ok(wrong);
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: wrong.range,
    context: { diagnostics: [wrong] },
  });
  const fix = actions.find(({ title }) => title.includes("instances"));
  assert.ok(fix, actions.map(({ title }) => title).join("\n"));
  assert.equal(fix.kind, "quickfix");
  assert.deepEqual(fix.diagnostics, [wrong]);
  const change = fix.edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  assert.equal(change?.textDocument.version, 1);
  const text = apply(misspelt, change.edits as TextEdit[]);
  assert.equal(text, cleanCluster);
  client.change(uri, 2, [{ text }]);
  assert.deepEqual(await client.publishedFor(uri, 2), []);
});

test("code actions: none elsewhere, none of a kind that was not asked for", async (t) => {
  const client = await startClient(t);
  client.open(uri, misspelt);
  await client.publishedFor(uri, 1);
  const ask = (line: number, only?: string[]): Promise<CodeAction[]> => {
    const place = { line, character: 0 };
    return client.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: place, end: { line, character: 99 } },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
  };
  assert.deepEqual(await ask(1), []);
  assert.deepEqual(await ask(5, ["refactor"]), []);
  assert.ok((await ask(5, ["quickfix"])).length > 0);
  assert.ok((await ask(5)).every(({ kind }) => kind === "quickfix"));
});

test("source.fixAll changes what has one right answer", async (t) => {
  const client = await startClient(t);
  const text = cleanCluster.replace("size: 10Gi", "size: 10gb");
  client.open(uri, text);
  const ask = (only: string): Promise<CodeAction[]> =>
    client.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: [only] },
    });
  const both = [await ask("source.fixAll"), await ask("source.fixAll.cnpg")];
  for (const actions of both) {
    assert.ok(actions.every(({ kind }) => kind === "source.fixAll.cnpg"));
    assert.ok(actions.length <= 1);
  }
});

test("outline, folding and selection", async (t) => {
  const client = await startClient(t);
  const text = `${cleanCluster}---\n${brokenCluster}`;
  client.open(uri, text);
  const params = { textDocument: { uri } };
  const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", params);
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["Cluster db", "Cluster db"],
  );
  assert.equal(symbols[1]?.selectionRange.start.line !== undefined, true);
  assert.ok((symbols[1]?.range.start.line ?? 0) >= 9);
  const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", params);
  assert.ok(folds.length >= 2);
  const [selection] = await client.request<SelectionRange[]>("textDocument/selectionRange", {
    ...params,
    positions: [{ line: 17, character: 4 }],
  });
  let outermost = selection;
  let depth = 0;
  while (outermost?.parent !== undefined) {
    outermost = outermost.parent;
    depth += 1;
  }
  assert.ok(depth >= 1);
  assert.equal(bogusRange.start.line + 9, 17);
});

test("files that are not ours have no symbols, folds, hovers or actions", async (t) => {
  const client = await startClient(t);
  client.open(uri, "kind: ConfigMap\nmetadata:\n  name: x\n");
  const textDocument = { uri };
  const position = { line: 0, character: 1 };
  const range = { start: position, end: position };
  assert.equal(await client.request("textDocument/documentSymbol", { textDocument }), null);
  assert.equal(await client.request("textDocument/foldingRange", { textDocument }), null);
  assert.equal(await client.request("textDocument/hover", { textDocument, position }), null);
  assert.equal(await client.request("cnpg/documentInfo", { uri, position }), null);
  const context = { diagnostics: [] };
  assert.deepEqual(
    await client.request("textDocument/codeAction", { textDocument, range, context }),
    [],
  );
});
