import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import type { CronRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { nextFiring, nextFirings } from "#domain/kubernetes/cron-times.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { CronProblem, CronSchedule } from "#domain/kubernetes/cron.ts";

function schedule(text: string): CronSchedule {
  const reading = parseCron(text);
  assert.ok("schedule" in reading, JSON.stringify(reading));
  return reading.schedule;
}

// The first firings after 2026-11-24 20:00:00 UTC, as robfig/cron 1.2.0 gives them.
const after = new Date("2026-11-24T20:00:00Z");

describe("cron schedule", () => {
  const firings: readonly [string, string | undefined][] = [
    ["0 0 2 * * *", "2026-11-25T02:00:00.000Z"],
    ["0 2 * * *", "2026-11-24T20:02:00.000Z"],
    ["0 0 0 * * 0", "2026-11-29T00:00:00.000Z"],
    ["0 0 0 13 * FRI", "2026-11-27T00:00:00.000Z"],
    ["0 0 0 */2 * 1", "2026-12-07T00:00:00.000Z"],
    ["0 0 0 29 2 *", "2028-02-29T00:00:00.000Z"],
    ["0 0 0 31 2 *", undefined],
    [", * * * * *", undefined],
    ["5/20 * * * * *", "2026-11-24T20:00:05.000Z"],
    ["0 0 0 1 jan,JUL ?", "2027-01-01T00:00:00.000Z"],
    ["@every 90m", "2026-11-24T21:30:00.000Z"],
    ["@every -1h", "2026-11-24T20:00:01.000Z"],
    ["@weekly", "2026-11-29T00:00:00.000Z"],
    ["*-x * * * * *", "2026-11-24T20:00:01.000Z"],
  ];
  for (const [text, expected] of firings) {
    it(`fires ${text}`, () => {
      assert.equal(nextFiring(schedule(text), after)?.toISOString(), expected);
    });
  }

  const problems: readonly [string, CronProblem["reason"], CronProblem["field"]][] = [
    ["", "empty", undefined],
    ["30 2 * * 0", "below-minimum", "month"],
    ["0 0 0 * * 7", "above-maximum", "weekday"],
    ["60 * * * * *", "above-maximum", "second"],
    ["0 0 2 * *  * *", "field-count", undefined],
    ["0 2 * *", "field-count", undefined],
    ["0 0 5-2 * * *", "reversed-range", "hour"],
    ["*/0 * * * * *", "zero-step", "second"],
    ["1//2 * * * * *", "too-many-slashes", "second"],
    ["1-2-3 * * * * *", "too-many-hyphens", "second"],
    ["0 0 0 L * *", "not-a-number", "day"],
    ["0 0 0 * * 5#3", "not-a-number", "weekday"],
    ["@Daily", "unknown-descriptor", undefined],
    ["@reboot", "unknown-descriptor", undefined],
    ["@every 1d", "bad-duration", undefined],
    [" @daily", "field-count", undefined],
    ["CRON_TZ=UTC 0 0 2 * *", "not-a-number", "second"],
  ];
  for (const [text, reason, field] of problems) {
    it(`refuses ${text || "nothing"}`, () => {
      const reading = parseCron(text);
      assert.ok("problem" in reading);
      assert.deepEqual([reading.problem.reason, reading.problem.field], [reason, field]);
    });
  }

  it("says how many fields were written", () => {
    const counts = ["0 2 * * *", "0 0 2 * * *", "@daily"].map((text) => {
      const reading = parseCron(text);
      return "schedule" in reading ? reading.fieldCount : -1;
    });
    assert.deepEqual(counts, [5, 6, 0]);
  });

  it("lists firings, fewer where there are no more", () => {
    const hours = nextFirings(schedule("0 30 6,18 * * *"), after, 3);
    assert.deepEqual(
      hours.map((date) => date.toISOString().slice(0, 16)),
      ["2026-11-25T06:30", "2026-11-25T18:30", "2026-11-26T06:30"],
    );
    assert.deepEqual(nextFirings(schedule("0 0 0 30 2 *"), after, 3), []);
  });

  const rhythms: readonly [string, CronRhythm][] = [
    ["0 2 * * *", { kind: "hourly", minute: 2, second: 0 }],
    ["@hourly", { kind: "hourly", minute: 0, second: 0 }],
    ["0 */15 * * * *", { kind: "sub-hourly", perHour: 4 }],
    ["* * * * * *", { kind: "sub-hourly", perHour: 3600 }],
    ["0 30 2 * * *", { kind: "daily", time: "02:30" }],
    ["15 30 2 1-31 * ?", { kind: "daily", time: "02:30:15" }],
    ["0 0 3 * * sat", { kind: "weekly", time: "03:00", weekday: 6 }],
    ["@monthly", { kind: "monthly", time: "00:00", day: 1 }],
    ["@yearly", { kind: "yearly", time: "00:00", day: 1, month: 1 }],
    ["0 0 2 * * 1-5", { kind: "other", perDay: 1 }],
    ["0 0 2,14 * * *", { kind: "other", perDay: 2 }],
    ["0 0 0 31 2,4 *", { kind: "never" }],
    [", * * * * *", { kind: "never" }],
    ["@every 36h0.7s", { kind: "delay", seconds: 129_600, delay: "36 h" }],
  ];
  for (const [text, rhythm] of rhythms) {
    it(`describes ${text}`, () => {
      assert.deepEqual(describeRhythm(schedule(text)), rhythm);
    });
  }
});
