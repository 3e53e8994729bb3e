import assert from "node:assert/strict";
import { test } from "node:test";
import { documentAt, nodeAt, positionOf } from "#manifest/locate.ts";
import { readDocument } from "#manifest/read-document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { entriesOf, formatPath, nodeAtPath, stringAt, toJson } from "#manifest/values.ts";

const header = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n";

test("a file is split at document marks only, with offsets and lines", () => {
  const text = `# top\n---\n${header}\n--- # second\na: "--- no"\nb: |\n  --- no\n---\n`;
  const file = readManifest(text);
  assert.deepEqual(
    file.documents.map(({ offset, line }) => [offset, line]),
    [
      [0, 0],
      [10, 2],
      [text.indexOf('a: "'), 6],
      [text.length, 10],
    ],
  );
  assert.equal(file.documents[1]?.document.kind, "Cluster");
  assert.equal(file.ours, true);
});

test("text behind the dashes opens the document; a byte order mark and CRLF do not disturb", () => {
  const file = readManifest(`\ufeff--- {kind: A}\r\n---\r\nkind: B\r\n`);
  assert.deepEqual(
    file.documents.map(({ document }) => document.kind),
    ["A", "B"],
  );
});

test("an edit leaves the other documents as they are", () => {
  const text = `${header}\n---\n${header}x: 1\n---\n${header}`;
  const before = readManifest(text);
  const after = readManifest(text.replace("x: 1", "x: 12"), { file: before });
  const same = after.documents.map(
    ({ document }, index) => document === before.documents[index]?.document,
  );
  assert.deepEqual(same, [true, false, true]);
  const fewer = readManifest(`${header}\n---\n${header}`, { file: before });
  assert.equal(fewer.documents[0]?.document, before.documents[0]?.document);
  assert.equal(fewer.documents[1]?.document, before.documents[2]?.document);
  const none = readManifest("", { file: before });
  assert.equal(none.documents.length, 1);
});

test("merge keys, aliases and repeated keys read as kubectl sends them", () => {
  const { root, problems } = readDocument("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\nc: 1\nc: 2\n");
  assert.deepEqual(JSON.parse(JSON.stringify(toJson(root))), {
    a: { p: 1, q: 2 },
    b: { p: 1, q: 3 },
    c: 2,
  });
  assert.deepEqual(
    problems.map(({ code, message }) => [code, message]),
    [["duplicate-key", "c"]],
  );
  assert.equal(entriesOf(nodeAtPath(root, ["b"])).find(({ key }) => key === "p")?.merged, true);
});

test("a quoted text that goes on at the left margin is one value, as for kubectl", () => {
  const { root, problems } = readDocument("a:\n    b: \"one\ntwo\n\n  three\"\n    c: 'x\ny'\n");
  assert.deepEqual(problems, []);
  assert.equal(stringAt(root, ["a", "b"]), "one two\nthree");
  assert.equal(stringAt(root, ["a", "c"]), "x y");
});

test("documents built to explode or to circle end in bounded work", () => {
  const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [name, target] of "ba cb dc ed fe gf hg ih".split(" ").map((pair) => pair.split(""))) {
    lines.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${target}`).join(", ")}]`);
  }
  assert.equal(toJson(readDocument(lines.join("\n")).root), undefined);
  const circle = readDocument("a: &a\n  b: *a\n");
  assert.deepEqual(
    circle.problems.map(({ code }) => code),
    ["unresolved-alias"],
  );
  const deep = readDocument(`a: ${"[".repeat(20_000)}`);
  assert.ok(deep.problems.length > 0);
});

test("templates, patches and merge conflicts are told from complete objects", () => {
  const nature = (text: string, path?: string) => readDocument(header + text, path).nature;
  assert.equal(nature("spec: {instances: 1}"), "object");
  assert.equal(nature("spec: {instances: {{ .Values.n }}}"), "template");
  assert.equal(nature("{{- if .x }}\nspec: {}\n{{- end }}"), "template");
  assert.equal(nature("# {{ not a template }}\nspec: {}"), "object");
  assert.equal(nature("spec: {instances: 1}", "overlays/prod/cluster.yaml"), "patch");
  assert.equal(nature("spec: {storage: {size: 1Gi}}", "overlays/prod/cluster.yaml"), "object");
  assert.equal(nature("spec: {$patch: replace}"), "object");
  assert.equal(nature("spec:\n  $patch: replace"), "patch");
  assert.equal(nature("spec: [1"), "broken");
  assert.equal(nature("spec: {}\nspec: {}"), "object");
  assert.equal(nature("<<<<<<< HEAD\nspec: {}\n=======\n>>>>>>> x"), "conflicted");
});

test("a place leads to its node and back", () => {
  const text = `---\n${header}spec:\n  tablespaces:\n    - name: a\n      storage: {size: 1Gi}\n`;
  const file = readManifest(text);
  const placed = documentAt(file, text.indexOf("1Gi"));
  assert.ok(placed);
  const found = nodeAt(placed.document, text.indexOf("1Gi") - placed.offset);
  assert.equal(formatPath(found?.path ?? []), "spec.tablespaces[0].storage.size");
  assert.equal(found?.onKey, false);
  assert.equal(nodeAt(placed.document, text.indexOf("size") - placed.offset)?.onKey, true);
  assert.deepEqual(positionOf(placed, found?.node.start ?? 0), { line: 6, column: 22 });
  assert.equal(documentAt(file, 1), undefined);
  assert.equal(formatPath(["a", "b.c", 0, "d e"]), 'a["b.c"][0]["d e"]');
});

test("broken text still tells its kind", () => {
  const broken = readDocument(`${header}spec: [\n  x: }\n`);
  assert.equal(broken.kind, "Cluster");
  assert.equal(broken.ours, true);
  assert.ok(broken.problems.length > 0);
  assert.equal(readDocument("apiVersion: apps/v1\nkind: Deployment\n").ours, false);
});
