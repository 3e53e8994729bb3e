import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

describe("waiting", () => {
  test("ends with what was accepted", async () => {
    let count = 0;
    const seen = await waitUntil(
      "three",
      () => (count += 1),
      (value) => value === 3,
      { interval: 1 },
    );
    assert.equal(seen, 3);
  });

  test("in vain shows what was seen last", async () => {
    const look = (): unknown => ({ status: { phase: "Failing over", ready: 2 } });
    const waiting = waitUntil("health", look, () => false, { timeout: 20, interval: 5 });
    await assert.rejects(waiting, /0\.02 s for health in vain; .*phase: 'Failing over', ready: 2/);
  });

  test("outlives errors, as things may not be there yet", async () => {
    let count = 0;
    const look = (): number => {
      count += 1;
      if (count < 3) throw new TypeError("not there");
      return count;
    };
    assert.equal(await waitUntil("it", look, () => true, { interval: 1 }), 3);
  });

  test("in vain shows the error that was seen last", async () => {
    const look = (): never => {
      throw new TypeError("not there");
    };
    const waiting = waitUntil("it", look, () => true, { timeout: 5, interval: 1 });
    await assert.rejects(waiting, /TypeError: not there$/);
  });

  test("ends when it is aborted", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const waiting = waitUntil(
      "it",
      () => 1,
      () => false,
      { signal },
    );
    await assert.rejects(waiting, { name: "AbortError" });
  });
});

describe("bounded work", () => {
  test("does everything, and never more at once than told", async () => {
    let open = 0;
    let most = 0;
    const done: number[] = [];
    await runBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      done.push(item);
      open -= 1;
    });
    assert.equal(most, 3);
    assert.deepEqual(
      done.sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7],
    );
  });

  test("begins nothing after a failure", async () => {
    const begun: number[] = [];
    const work = runBounded([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 2) throw new Error("no");
    });
    await assert.rejects(work, /no/);
    assert.ok(begun.length < 6);
  });
});
