import assert from "node:assert/strict";
import test from "node:test";
import { readManifest } from "#manifest/read-manifest.ts";
import { nodeAtPath, toJson } from "#manifest/values.ts";

function read(text: string) {
  const [placed] = readManifest(text).documents;
  assert.ok(placed);
  return placed.document;
}

test("a closing bracket may stand at the first column, as kubectl reads it", () => {
  const text = "spec:\n  storage: {\n    size: 1Gi # small\n}\n  instances: 3\n";
  const { root, problems } = read(text);
  assert.deepEqual(problems, []);
  assert.equal(JSON.stringify(toJson(root)), '{"spec":{"storage":{"size":"1Gi"},"instances":3}}');
  const instances = nodeAtPath(root, ["spec", "instances"]);
  assert.equal(instances?.start, text.indexOf("3\n"));
});

test("brackets in quoted texts and comments close nothing", () => {
  const { root, problems } = read('a:\n  b: [x, # ]\n\'] y\', "\\"]"\n]\n  c: 1\n');
  assert.deepEqual(problems, []);
  assert.equal(JSON.stringify(toJson(root)), '{"a":{"b":["x","] y","\\"]"],"c":1}}');
});

test("a collection that never closes stays an error", () => {
  assert.notEqual(read("a:\n  b: {c: 1\n  d: 2\n").problems.length, 0);
  assert.notEqual(read("a:\n  b: {c: 1\n  d: 2\n---\n}\n").problems.length, 0);
});
