import assert from "node:assert/strict";
import { test } from "node:test";
import { foldingOf } from "#language/folding.ts";
import { readManifest } from "#manifest/read-manifest.ts";

function fold(text: string): string[] {
  return foldingOf(readManifest(text)).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
}

test("documents and keys fold to their last line, blank lines stay out", () => {
  const text = "kind: A\nspec:\n  a:\n    b: 1\n\n---\nkind: B\nlist:\n  - x: 1\n    y: 2\n";
  assert.deepEqual(fold(text), ["0-3", "1-3", "2-3", "6-9", "7-9", "8-9"]);
});

test("what stands on one line does not fold", () => {
  assert.deepEqual(fold("kind: A"), []);
  assert.deepEqual(fold("a: {b: {c: 1}}\n"), []);
});

test("a block scalar folds from its key", () => {
  assert.deepEqual(fold("a: |\n  one\n  two\nb: 1\n"), ["0-3", "0-2"]);
});
