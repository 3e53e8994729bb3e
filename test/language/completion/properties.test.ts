import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { completeAt } from "#language/completion/complete.ts";
import { resolveCompletion } from "#language/completion/resolve-completion.ts";
import { createContext } from "#language/create-context.ts";
import { diagnoseDocument } from "#language/diagnose.ts";
import { hoverAt } from "#language/hover/hover.ts";
import { selectionAt } from "#language/selection.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { makeManifest } from "#test/bench/make-manifest.ts";
import { applyItem } from "#test/support/cursor.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {} }, english);
const root = path.resolve(import.meta.dirname, "../../../samples");
const samples = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ name, text: readFileSync(path.join(root, name), "utf8") }));

/** What a key that is taken must not bring; what a person still has to fill in is another matter. */
const bad = ["duplicate-key", "unknown-field", "wrong-type", "value-not-allowed"];

const keyKinds = ["field", "section", "list", "parameter"];

function findings(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of readManifest(text).documents) {
    const codes = [...document.problems, ...diagnoseDocument(document, context)];
    for (const found of codes) {
      if (!bad.includes(found.code)) continue;
      const key = `${found.code} ${"path" in found ? found.path : ""}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

test("nothing throws at any offset of a sample", () => {
  assert.ok(samples.length >= 8, "the samples are there");
  for (const { text } of samples) {
    const file = readManifest(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      completeAt(file, offset, context);
      hoverAt(file, offset, context);
      selectionAt(file, offset);
    }
  }
});

/** A line of blanks in front of every `step`-th line, as somebody opens one to type. */
function* openLines(text: string, step: number): Generator<{ opened: string; offset: number }> {
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const indent = /^ */.exec(line)?.[0] ?? "";
    if (index % step === 0) {
      const opened = `${text.slice(0, start)}${indent}\n${text.slice(start)}`;
      yield { opened, offset: start + indent.length };
    }
    start += line.length + 1;
  }
}

test("a key that is taken is no second one, and is known where it stands", () => {
  let taken = 0;
  for (const { name, text } of samples) {
    const before = findings(text);
    for (const { opened, offset } of openLines(text, 3)) {
      const items = completeAt(readManifest(opened), offset, context);
      const keys = items.filter(({ kind }) => keyKinds.includes(kind));
      const stride = Math.max(1, Math.floor(keys.length / 3));
      for (const item of keys.filter((_, at) => at % stride === offset % stride)) {
        const result = applyItem(opened, item);
        taken += 1;
        for (const [key, count] of findings(result)) {
          const allowed = before.get(key) ?? 0;
          assert.ok(count <= allowed, `${name}:${offset} ${item.label}: ${key}\n${result}`);
        }
      }
    }
  }
  assert.ok(taken > 100, `only ${taken} keys were taken`);
});

test("every item has documentation", () => {
  for (const { text } of samples) {
    const file = readManifest(text);
    for (let offset = 3; offset <= text.length; offset += 97) {
      for (const { label, data } of completeAt(file, offset, context)) {
        assert.notEqual(resolveCompletion(data, context), "", label);
      }
    }
  }
});

test("an answer in 4,800 lines takes less than 3 ms", () => {
  const text = makeManifest(50);
  const file = readManifest(text);
  const times = Array.from({ length: 200 }, (_, index) => {
    const offset = Math.floor((text.length * (index + 0.5)) / 200);
    const start = performance.now();
    completeAt(file, text.indexOf("\n", offset), context);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = times[100] ?? Number.POSITIVE_INFINITY;
  assert.ok(median < 3, `median ${median.toFixed(2)} ms`);
});
