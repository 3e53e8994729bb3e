import assert from "node:assert/strict";
import { test } from "node:test";
import { freeMemory } from "#tunnels/free-memory.ts";

test("memory of one's own is given back at once, whatever part of it is named", () => {
  const bytes = Buffer.alloc(100_000);
  freeMemory(bytes.subarray(10, 20));
  assert.equal(bytes.buffer.byteLength, 0);
});

test("memory of the pool, in which others have theirs, stays", () => {
  const [mine, theirs] = [Buffer.from("mine"), Buffer.from("theirs")];
  assert.equal(mine.buffer, theirs.buffer);
  freeMemory(mine);
  assert.equal(theirs.toString(), "theirs");
});

test("what is freed already may be freed again", () => {
  const bytes = Buffer.alloc(100_000);
  freeMemory(bytes);
  freeMemory(bytes);
  assert.equal(bytes.length, 0);
});
