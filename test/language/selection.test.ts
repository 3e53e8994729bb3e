import assert from "node:assert/strict";
import { test } from "node:test";
import { selectionAt } from "#language/selection.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { readCursor } from "#test/support/cursor.ts";

function select(marked: string): string[] {
  const { text, offset } = readCursor(marked);
  return selectionAt(readManifest(text), offset).map(({ start, end }) =>
    text.slice(start, end).trimEnd(),
  );
}

test("from the value over the pair and the map to the whole", () => {
  assert.deepEqual(select("spec:\n  storage:\n    size: 1<|>Gi\n    class: x"), [
    "1Gi",
    "size: 1Gi",
    "size: 1Gi\n    class: x",
    "storage:\n    size: 1Gi\n    class: x",
    "spec:\n  storage:\n    size: 1Gi\n    class: x",
  ]);
});

test("a key is selected before its pair, an item before its list", () => {
  assert.deepEqual(select("li<|>st: 1"), ["list", "list: 1"]);
  assert.deepEqual(select("a: [b, c<|>]"), ["c", "[b, c]", "a: [b, c]"]);
});

test("in the second document offsets are those of the file", () => {
  assert.deepEqual(select("a: 1\n---\nb: 2<|>"), ["2", "b: 2"]);
});
