import assert from "node:assert/strict";
import { test } from "node:test";
import { memoizeText } from "#util/memoize-text.ts";

test("a short text is computed once, a long one each time, and the memory has an end", () => {
  let computed = 0;
  const count = memoizeText((text) => {
    computed += 1;
    return text.length === 0 ? undefined : text.length;
  });
  assert.deepEqual([count(""), count(""), count("ab"), count("ab")], [undefined, undefined, 2, 2]);
  assert.equal(computed, 2);
  const long = "x".repeat(101);
  assert.deepEqual([count(long), count(long)], [101, 101]);
  assert.equal(computed, 4);
  for (let index = 0; index < 1000; index += 1) count(`text ${index}`);
  computed = 0;
  count("ab");
  assert.equal(computed, 1);
});
