import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { LogTimeline } from "#live/logs/log-timeline.ts";
import { LogWindow } from "#live/logs/log-window.ts";

const count = 1_000_000;
const limits = { lines: 100_000, characters: 64_000_000 };
const shown = { lines: 5_000, characters: 2_000_000 };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes in use once everything that is not needed is thrown away. */
function measure(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

// How fast they are read and printed is measured by test/bench/log-bench.ts.
test("of a million lines of three sources the memory holds what the limits allow", () => {
  const timeline = new LogTimeline(limits);
  const window = new LogWindow(timeline, shown, ({ level }) => level === "info");
  const before = measure();
  let highest = 0;
  for (let index = 0; index < count; index += 1) {
    // The third source is a second behind the others.
    const late = index % 3 === 2 ? 1_000 : 0;
    const text = `${index} `.padEnd(150, "x");
    const line = { time: index - late, text, level: index % 7 === 0 ? "error" : "info" } as const;
    window.take(line, timeline.add(`s${index % 3}`, line));
    // A late line makes the window wait; looking makes it true again.
    if (index % 50_000 === 0) window.texts();
    if (index % 250_000 === 249_999) highest = Math.max(highest, measure() - before);
  }
  assert.equal(timeline.size, limits.lines);
  assert.equal(timeline.dropped, count - limits.lines);
  assert.ok(window.texts().length >= shown.lines);
  // 100,000 lines of 150 characters are 15 MB, and each is an object in a list.
  assert.ok(highest < 50_000_000, `${highest} bytes`);
  const first = [...timeline.oldestFirst()][0];
  assert.ok((first?.time ?? 0) > count - limits.lines - 2_000);
});
