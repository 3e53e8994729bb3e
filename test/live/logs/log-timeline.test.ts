import assert from "node:assert/strict";
import { test } from "node:test";
import { LogTimeline } from "#live/logs/log-timeline.ts";
import type { TimelineLine } from "#live/logs/log-timeline.ts";
import { LogWindow } from "#live/logs/log-window.ts";
import { createRandom } from "#test/support/random.ts";

const everything = { lines: 1_000_000, characters: Number.MAX_SAFE_INTEGER };

function line(time: number, text = `line of ${time}`): TimelineLine {
  return { time, text, level: "info" };
}

function textsOf(timeline: LogTimeline): readonly string[] {
  return [...timeline.oldestFirst()].map(({ text }) => text);
}

/** Lines of some sources, each in its own order, that come in mixed as readers of different speed bring them. */
function mixSources(seed: number): readonly { source: string; line: TimelineLine }[] {
  const random = createRandom(seed);
  const queues = Array.from({ length: 1 + random.below(6) }, (_, source) => {
    let time = random.below(100);
    return Array.from({ length: random.below(900) }, (_unused, index) => {
      time += random.below(4);
      return { source: `s${source}`, line: line(time, `${time} s${source} ${index}`) };
    });
  });
  const arrived: { source: string; line: TimelineLine }[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const queue = queues[random.below(queues.length)] ?? [];
    arrived.push(...queue.splice(0, 1 + random.below(200)));
  }
  return arrived;
}

for (let seed = 1; seed <= 40; seed += 1) {
  test(`in whatever order lines come, they stand by time and each source's stay in order (${seed})`, () => {
    const timeline = new LogTimeline(everything);
    const arrived = mixSources(seed);
    for (const each of arrived) timeline.add(each.source, each.line);
    const shown = [...timeline.oldestFirst()];
    assert.equal(shown.length, arrived.length);
    const times = shown.map(({ time }) => time);
    assert.deepEqual(
      times,
      times.toSorted((left, right) => left - right),
    );
    for (const source of new Set(arrived.map((each) => each.source))) {
      const mine = (texts: readonly string[]) =>
        texts.filter((text) => text.includes(` ${source} `));
      assert.deepEqual(mine(textsOf(timeline)), mine(arrived.map((each) => each.line.text)));
    }
    assert.deepEqual(
      [...timeline.newestFirst()].map(({ text }) => text),
      textsOf(timeline).toReversed(),
    );
  });

  test(`a full timeline keeps the newest, and counts what it lost (${seed})`, () => {
    const limits = { lines: 100, characters: 2_000 };
    const timeline = new LogTimeline(limits);
    const arrived = mixSources(seed);
    for (const each of arrived) {
      timeline.add(each.source, each.line);
      assert.ok(timeline.size <= limits.lines);
      const characters = textsOf(timeline).reduce((sum, text) => sum + text.length, 0);
      assert.ok(characters <= limits.characters);
    }
    assert.equal(timeline.size + timeline.dropped, arrived.length);
    const times = [...timeline.oldestFirst()].map(({ time }) => time);
    assert.deepEqual(
      times,
      times.toSorted((left, right) => left - right),
    );
    const newest = Math.max(-Infinity, ...arrived.map((each) => each.line.time));
    if (arrived.length > 0) assert.equal(times.at(-1), newest);
  });

  test(`the window is what the timeline's newest matching lines are, at every moment (${seed})`, () => {
    const timeline = new LogTimeline({ lines: 500, characters: 100_000 });
    const most = 40;
    const limits = { lines: most, characters: 100_000 };
    const holds = ({ text }: { readonly text: string }) => !text.endsWith("7");
    const window = new LogWindow(timeline, limits, holds);
    for (const [index, each] of mixSources(seed).entries()) {
      window.take(each.line, timeline.add(each.source, each.line));
      if (index % 23 !== 0) continue;
      const matching = [...timeline.oldestFirst()].filter(holds).map(({ text }) => text);
      const shown = window.texts();
      assert.ok(shown.length >= Math.min(most, matching.length) && shown.length <= most * 1.25);
      assert.deepEqual(shown.slice(-most), matching.slice(-most));
    }
  });
}

test("a source that steps back by a moment keeps its order", () => {
  const timeline = new LogTimeline(everything);
  for (const time of [10, 12, 11, 13]) timeline.add("a", line(time, String(time)));
  timeline.add("b", line(11.5, "b"));
  assert.deepEqual(textsOf(timeline), ["10", "b", "12", "11", "13"]);
});

test("a line older than all that a full timeline keeps is not taken", () => {
  const timeline = new LogTimeline({ lines: 2, characters: 1000 });
  for (const time of [10, 11, 12]) timeline.add("a", line(time));
  assert.equal(timeline.add("b", line(5)), "old");
  assert.deepEqual([timeline.size, timeline.dropped], [2, 2]);
});

test("a single line longer than the limit is kept", () => {
  const timeline = new LogTimeline({ lines: 10, characters: 10 });
  timeline.add("a", line(1));
  timeline.add("a", line(2, "x".repeat(100)));
  assert.equal(timeline.size, 1);
});

test("a window of long lines shows fewer of them", () => {
  const timeline = new LogTimeline(everything);
  const window = new LogWindow(timeline, { lines: 1_000, characters: 10_000 }, () => true);
  for (let index = 0; index < 200; index += 1) {
    const long = line(index, `${index} `.padEnd(1_000, "x"));
    window.take(long, timeline.add("a", long));
    assert.ok(window.texts().join("").length <= 12_500);
  }
  assert.match(window.texts().at(-1) ?? "", /^199 /);
  assert.ok(window.texts().length >= 10);
});
