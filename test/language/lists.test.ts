import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { fixAll } from "#language/fixes/fixes.ts";
import { hoverAt } from "#language/hover/hover.ts";
import { documentAt } from "#manifest/locate.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { readCursor } from "#test/support/cursor.ts";
import { findingsOf, readFixture } from "#test/support/findings.ts";
import { english } from "#texts/en/english.ts";

const list = `apiVersion: v1
kind: List
metadata: {resourceVersion: ""}
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: login}
    nonsense: 1
  - apiVersion: postgresql.cnpg.io/v1
    kind: Cluster
    metadata: {name: a}
    spec:
      instances: "1"
#                ^^^ wrong-type
      storage: {size: 1Gi}
      postgresql:
        parameters:
          work_mem: 64mb
#                   ^^^^ invalid-parameter-value
  - apiVersion: postgresql.cnpg.io/v1
    kind: Pooler
    metadata: {name: b}
    spec:
#   ^^^^ missing-field
      cluster: {name: a}
`;

test("the objects of a list are judged one by one, at their places", () => {
  const { text, expected } = readFixture(list);
  assert.deepEqual(findingsOf(text), expected);
});

test("an object of a list is mended within the list", () => {
  const { text } = readFixture(list);
  const { context } = createContext({ rules: {} }, english);
  const changes = fixAll(readManifest(text), context);
  assert.deepEqual(
    changes.map(({ start, end, newText }) => [text.slice(start, end), newText]),
    [
      ['"1"', "1"],
      ["64mb", "64MB"],
    ],
  );
});

test("a hover in a list is of the object there", () => {
  const { text, offset } = readCursor(readFixture(list).text.replace("instances", "inst<|>ances"));
  const { context } = createContext({ rules: {} }, english);
  const answer = hoverAt(readManifest(text), offset, context);
  assert.equal(text.slice(answer?.start, answer?.end), "instances");
});

test("other documents of the file keep their places, and edits elsewhere the list's objects", () => {
  const { text } = readFixture(list);
  const cluster = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: c}\n";
  const before = readManifest(`${text}---\n${cluster}`);
  assert.deepEqual(
    before.documents.map(({ index, document }) => `${index} ${document.kind} ${document.name}`),
    ["0 Secret login", "1 Cluster a", "2 Pooler b", "3 Cluster c"],
  );
  assert.equal(documentAt(before, before.text.indexOf("Pooler"))?.index, 2);
  assert.equal(documentAt(before, before.text.indexOf("name: c"))?.index, 3);
  const after = readManifest(`${text}---\n${cluster}# more\n`, { file: before });
  assert.equal(after.documents[1]?.document, before.documents[1]?.document);
  assert.notEqual(after.documents[3]?.document, before.documents[3]?.document);
});

test("a list without objects of ours is one document, and a broken one is let be", () => {
  const foreign = "apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Secret}\n";
  assert.deepEqual(
    readManifest(`# .cnpg.io/\n${foreign}`).documents.map(({ document }) => document.kind),
    ["List"],
  );
  assert.deepEqual(findingsOf(`${readFixture(list).text}  - [\n`), []);
});
