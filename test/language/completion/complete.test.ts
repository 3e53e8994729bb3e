import assert from "node:assert/strict";
import { test } from "node:test";
import { completeAt } from "#language/completion/complete.ts";
import { createContext } from "#language/create-context.ts";
import { foldingOf } from "#language/folding.ts";
import { hoverAt } from "#language/hover/hover.ts";
import { outlineOf } from "#language/outline.ts";
import { selectionAt } from "#language/selection.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { applyItem, readCursor } from "#test/support/cursor.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {} }, english);
const head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: a\n";

function complete(marked: string) {
  const { text, offset } = readCursor(marked);
  return { text, items: completeAt(readManifest(text), offset, context) };
}

function take(marked: string, label: string): string {
  const { text, items } = complete(marked);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is among ${items.map((other) => other.label).join(" ")}`);
  return applyItem(text, item);
}

const cases = [
  ["spec:\n  <|>", "storage", "spec:\n  storage:\n    size: 10Gi"],
  [
    "spec:\n  sto<|>\n  instances: 3",
    "storage",
    "spec:\n  storage:\n    size: 10Gi\n  instances: 3",
  ],
  ["spec:\n  storage: <|>", "size", "spec:\n  storage:\n    size: 10Gi"],
  ["spec:\n  storage: {<|>}", "size", "spec:\n  storage: {size: 10Gi}"],
  ["spec:\n  logLevel:<|>", "debug", "spec:\n  logLevel: debug"],
  ["spec:\n  storage:\n    size: 4<|>", "4Gi", "spec:\n  storage:\n    size: 4Gi"],
  [
    "spec:\n  postgresql:\n    parameters:\n      jit: <|>",
    "off",
    'spec:\n  postgresql:\n    parameters:\n      jit: "off"',
  ],
  [
    "spec:\n  postgresql:\n    parameters:\n      work_mem: 4<|>",
    "4MB",
    'spec:\n  postgresql:\n    parameters:\n      work_mem: "4MB"',
  ],
  [
    "spec:\n  managed:\n    roles:\n      - <|>",
    "name",
    "spec:\n  managed:\n    roles:\n      - name: name",
  ],
] as const;

for (const [marked, label, expected] of cases) {
  test(`taking ${label} in ${JSON.stringify(marked)}`, () => {
    assert.equal(take(head + marked, label), head + expected);
  });
}

test("nothing in comments and block scalars, nothing twice, no fixed parameters", () => {
  assert.deepEqual(complete(`${head}spec:\n  # s<|>`).items, []);
  assert.deepEqual(complete(`${head}spec:\n  description: |\n    s<|>`).items, []);
  const labels = complete(`${head}spec:\n  instances: 3\n  <|>`).items.map(({ label }) => label);
  assert.ok(labels.includes("storage") && !labels.includes("instances"));
  const names = complete(`${head}spec:\n  postgresql:\n    parameters:\n      <|>`).items;
  assert.ok(names.length > 200 && !names.some(({ label }) => label === "archive_command"));
});

test("an empty file offers whole objects", () => {
  assert.match(
    take("<|>", "Cluster"),
    /^apiVersion: postgresql.cnpg.io\/v1\nkind: Cluster\nmetadata:\n {2}name: /,
  );
});

const sample = `${head}spec:
  instances: 3
  imageName: ghcr.io/cloudnative-pg/postgresql:18-standard-trixie
  storage: {size: 10Gi}
  postgresql:
    parameters:
      shared_buffers: 4GB
    pg_hba:
      - host all all all md5
  tablespaces:
    - name: fast
      storage:
        size: 1Gi
`;

test("at every offset, also of broken text: no throw, and what is taken still parses", () => {
  for (let offset = 0; offset <= sample.length; offset += 1) {
    for (const text of [sample, sample.slice(0, offset)]) {
      const file = readManifest(text);
      hoverAt(file, offset, context);
      selectionAt(file, offset);
      const items = completeAt(file, offset, context);
      if (text !== sample) continue;
      for (const item of items.slice(0, 12)) {
        const result = applyItem(text, item);
        const [placed] = readManifest(result).documents;
        assert.deepEqual(placed?.document.problems, [], `${offset} ${item.label}\n${result}`);
      }
    }
  }
});

test("hover converts a value, outline names documents, keys fold", () => {
  const file = readManifest(sample);
  const hover = hoverAt(file, sample.indexOf("4GB"), context);
  assert.match(hover?.markdown ?? "", /4 GiB = 524288 × 8 kB/);
  assert.equal(outlineOf(file)[0]?.name, "Cluster a");
  assert.ok(foldingOf(file).some(({ startLine, endLine }) => startLine === 8 && endLine === 12));
});
