import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "#test/support/findings.ts";

const head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: c}\n";

test("of a text that cannot be read as a whole nothing is called missing", () => {
  const codes = findingsOf(`${head}spec:\n  storage: {size: 1Gi\n`).map(
    (line) => line.split(" ")[1],
  );
  assert.deepEqual([...new Set(codes)], ["yaml-syntax"]);
});

test("every cut of a sound manifest has only findings of syntax, types and unknown names", () => {
  const text = `${head}spec:\n  instances: 3\n  storage:\n    size: 1Gi\n    storageClass: fast\n`;
  for (let end = head.length; end < text.length; end += 1) {
    for (const line of findingsOf(text.slice(0, end))) {
      assert.match(
        line,
        / (?:yaml-syntax|unknown-field|wrong-type|missing-field|storage-size-missing)$/,
        `${JSON.stringify(text.slice(0, end))}: ${line}`,
      );
    }
  }
});
