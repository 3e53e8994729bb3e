import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { joinEdits } from "#manifest/text-edit.ts";
import type { TextEdit } from "#manifest/text-edit.ts";
import { createRandom } from "#test/support/random.ts";

/** Bits that make, break, move and nearly make marks. */
const pieces = [
  "---",
  "--- # x",
  "---\r",
  "---a",
  "--",
  "-",
  "\n",
  "\n",
  "\n",
  "a: 1",
  "        ",
  " ",
  "kind: B",
];

test("after any edits, a file is what it would be if it were read anew", () => {
  const random = createRandom(7);
  const write = (count: number): string =>
    Array.from({ length: random.below(count) }, () => random.pick(pieces)).join("");
  let untouched = 0;
  for (let round = 0; round < 3_000; round += 1) {
    let text = Array.from({ length: random.below(9) }, () => `${write(9)}\n---\n`).join("");
    const before = readManifest(text);
    let joined: TextEdit | undefined;
    for (let count = 1 + random.below(3); count > 0; count -= 1) {
      const start = random.below(text.length + 1);
      const oldEnd = Math.min(text.length, start + random.below(12));
      const insert = write(5);
      const edit = { start, oldEnd, newEnd: start + insert.length };
      text = text.slice(0, start) + insert + text.slice(oldEnd);
      joined = joined === undefined ? edit : joinEdits(joined, edit);
    }
    const after = readManifest(text, { file: before, edit: joined });
    assert.deepEqual(
      describe(after),
      describe(readManifest(text)),
      JSON.stringify({ text, joined }),
    );
    const old = new Set(before.parts.map(({ document }) => document));
    untouched += after.parts.filter(({ document }) => old.has(document)).length;
  }
  assert.ok(untouched > 3_000, `only ${untouched} documents were taken over`);
});

function describe(file: ManifestFile): unknown {
  return file.parts.map(({ document, ...place }) => ({ ...place, text: document.text }));
}

test("edits one after the other are one edit", () => {
  const text = "0123456789";
  const steps: readonly (readonly [number, number, string])[] = [
    [2, 4, "abc"],
    [3, 8, ""],
    [0, 1, "xy"],
  ];
  let now = text;
  let joined: TextEdit | undefined;
  for (const [start, oldEnd, insert] of steps) {
    now = now.slice(0, start) + insert + now.slice(oldEnd);
    const edit = { start, oldEnd, newEnd: start + insert.length };
    joined = joined === undefined ? edit : joinEdits(joined, edit);
  }
  assert.ok(joined);
  const { start, oldEnd, newEnd } = joined;
  assert.equal(text.slice(0, start) + now.slice(start, newEnd) + text.slice(oldEnd), now);
});
