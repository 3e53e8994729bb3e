import assert from "node:assert/strict";
import { test } from "node:test";
import { codesIn } from "#test/support/findings.ts";

const cluster = (body: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: c\nspec:\n  storage:\n    size: 1Gi\n${body}`;

test("a comment silences its codes on the next line only", () => {
  const comment = "  # cnpg-lint-disable-next-line unknown-field\n";
  assert.deepEqual(codesIn(cluster(`${comment}  a1: 1\n  b2: 1\n`)), ["unknown-field"]);
  assert.deepEqual(codesIn(cluster(`${comment}  instances: x\n`)), ["wrong-type"]);
});

test("several codes are separated by commas, and a reason may follow", () => {
  const text = cluster(
    "  # cnpg-lint-disable-next-line wrong-type, unknown-field because of the migration\n  instances: x\n",
  );
  assert.deepEqual(codesIn(text), []);
});

test("comments may be stacked, with others between them", () => {
  const text = cluster(
    "  # cnpg-lint-disable-next-line wrong-type\n  # why: the old tool writes it\n  # cnpg-lint-disable-next-line unknown-field\n  instances: x\n",
  );
  assert.deepEqual(codesIn(text), []);
});

test("a comment behind a value speaks for the next line too", () => {
  const text = cluster("  instances: 1 # cnpg-lint-disable-next-line unknown-field\n  a1: 1\n");
  assert.deepEqual(codesIn(text), []);
});

test("a document's comment ends with the document, one before the first --- speaks for all", () => {
  const bad = cluster("  a1: 1\n");
  const other = bad.replace("name: c", "name: d");
  const comment = "# cnpg-lint-disable unknown-field\n";
  assert.deepEqual(codesIn(`${comment}${bad}---\n${other}`), ["unknown-field"]);
  assert.deepEqual(codesIn(`${comment}---\n${bad}---\n${other}`), []);
});

test("a code that does not exist is named, and that can be silenced as well", () => {
  const comment = "  # cnpg-lint-disable-next-line no-such-code\n";
  const silence = "  # cnpg-lint-disable-next-line unknown-suppression\n";
  assert.deepEqual(codesIn(cluster(`${comment}  instances: 1\n`)), ["unknown-suppression"]);
  assert.deepEqual(codesIn(cluster(`${silence}${comment}  instances: 1\n`)), []);
});

test("line breaks of Windows change nothing", () => {
  const text = cluster("  # cnpg-lint-disable-next-line unknown-field\n  a1: 1\n  b2: 1\n");
  assert.deepEqual(codesIn(text.replaceAll("\n", "\r\n")), ["unknown-field"]);
});
