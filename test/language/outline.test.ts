import assert from "node:assert/strict";
import { test } from "node:test";
import type { OutlineEntry } from "#language/answers.ts";
import { outlineOf } from "#language/outline.ts";
import { readManifest } from "#manifest/read-manifest.ts";

const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: a
  namespace: team
spec:
  tablespaces:
    - name: fast
      storage: {size: 1Gi}
---
kind: Secret
metadata:
  name: s
`;

function render(entries: readonly OutlineEntry[], depth = 0): string[] {
  return entries.flatMap(({ name, detail, children }) => [
    `${"  ".repeat(depth)}${name}${detail === "" ? "" : ` (${detail})`}`,
    ...render(children, depth + 1),
  ]);
}

test("documents by kind and name, their keys below them, list items by name", () => {
  assert.deepEqual(render(outlineOf(readManifest(text))), [
    "Cluster a (team)",
    "  apiVersion (postgresql.cnpg.io/v1)",
    "  kind (Cluster)",
    "  metadata",
    "    name (a)",
    "    namespace (team)",
    "  spec",
    "    tablespaces",
    "      fast",
    "        name (fast)",
    "        storage",
    "Secret s",
    "  kind (Secret)",
    "  metadata",
    "    name (s)",
  ]);
});

test("every entry lies inside its parent and holds its own name", () => {
  const check = (entry: OutlineEntry): void => {
    assert.ok(entry.start <= entry.selection.start && entry.selection.end <= entry.end, entry.name);
    for (const child of entry.children) {
      assert.ok(entry.start <= child.start && child.end <= entry.end, child.name);
      check(child);
    }
  };
  outlineOf(readManifest(text)).forEach(check);
});

test("a text without a kind has no outline", () => {
  assert.deepEqual(outlineOf(readManifest("a: 1\n")), []);
  assert.deepEqual(outlineOf(readManifest("")), []);
});
