import assert from "node:assert/strict";
import { test } from "node:test";
import { createThrottle } from "#util/throttle.ts";

test("the first call after silence runs at once, the rest of a frame together at its end", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  const throttle = createThrottle(() => (runs += 1), 40);
  throttle.call();
  assert.equal(runs, 1);
  for (let count = 0; count < 1_000; count += 1) throttle.call();
  t.mock.timers.tick(39);
  assert.equal(runs, 1);
  t.mock.timers.tick(1);
  assert.equal(runs, 2);
  t.mock.timers.tick(1_000);
  assert.equal(runs, 2);
  throttle.call();
  assert.equal(runs, 3);
});

test("nothing runs after its end", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  const throttle = createThrottle(() => (runs += 1), 40);
  throttle.call();
  throttle.call();
  throttle.dispose();
  t.mock.timers.tick(100);
  throttle.call();
  assert.equal(runs, 1);
});
