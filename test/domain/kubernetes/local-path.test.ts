import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanPath, staysBelow } from "#domain/kubernetes/local-path.ts";

test("paths are cleaned as by filepath.Clean of Go", () => {
  const cleaned: readonly (readonly [string, string])[] = [
    ["", "."],
    [".", "."],
    ["a//b/./c/", "a/b/c"],
    ["a/../b", "b"],
    ["a/../..", ".."],
    ["../../a", "../../a"],
    ["/..", "/"],
    ["/a/../../b", "/b"],
    ["...", "..."],
  ];
  for (const [path, expected] of cleaned) assert.equal(cleanPath(path), expected, path);
});

test("a path stays below a folder unless it climbs out of it", () => {
  const inside = ["a", "/a", "/", "..a", "...", "a/../b", "./a"];
  const outside = ["..", "../a", "a/../../b", "/..", "/a/../../etc"];
  assert.deepEqual(
    inside.filter((path) => !staysBelow(path)),
    [],
  );
  assert.deepEqual(outside.filter(staysBelow), []);
});
