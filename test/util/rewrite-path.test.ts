import assert from "node:assert/strict";
import test from "node:test";
import { rewritePath } from "#util/rewrite-path.ts";
import type { PathRewrite } from "#util/rewrite-path.ts";

const rewrites: readonly PathRewrite[] = [
  ["spec.env.**", "spec.postgresql.env.**"],
  ["spec.volumes.*.storage.size", "spec.volumes.*.size"],
  ["spec.parameters.*", "spec.cluster"],
];

const rows: readonly [path: (string | number)[], expected: (string | number)[] | undefined][] = [
  [
    ["spec", "env"],
    ["spec", "postgresql", "env"],
  ],
  [
    ["spec", "env", 2, "name"],
    ["spec", "postgresql", "env", 2, "name"],
  ],
  [
    ["spec", "volumes", 1, "storage", "size"],
    ["spec", "volumes", 1, "size"],
  ],
  [["spec", "volumes", 1, "storage"], undefined],
  [
    ["spec", "parameters", "a.b"],
    ["spec", "cluster"],
  ],
  [["spec", "parameters"], undefined],
  [["spec"], undefined],
];

for (const [path, expected] of rows) {
  test(`${path.join(".")} becomes ${expected?.join(".") ?? "nothing else"}`, () => {
    assert.deepEqual(rewritePath(rewrites, path), expected);
  });
}
