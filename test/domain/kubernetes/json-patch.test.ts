import assert from "node:assert/strict";
import { test } from "node:test";
import { isJsonPatch } from "#domain/kubernetes/json-patch.ts";

test("a JSON patch is a list of operations that have what they need", () => {
  const taken = [
    "null",
    "[]",
    '[{"op":"remove","path":"/a"},{"op":"test","path":""}]',
    '[{"op":"add","path":"/a","value":null}]',
    '[{"op":"copy","path":"/a","from":"/b","more":1}]',
  ];
  const refused = [
    "",
    "x",
    "{}",
    "[1]",
    "[null]",
    "[{}]",
    '[{"op":"Add","path":"/a","value":1}]',
    '[{"op":"toString","path":"/a"}]',
    '[{"op":"add","path":"/a"}]',
    '[{"op":"remove"}]',
    '[{"op":"remove","path":null}]',
    '[{"op":"move","path":"/a","from":1}]',
  ];
  assert.deepEqual(
    taken.filter((text) => !isJsonPatch(text)),
    [],
  );
  assert.deepEqual(refused.filter(isJsonPatch), []);
});
