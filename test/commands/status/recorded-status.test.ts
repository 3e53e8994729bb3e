import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { writeStatus } from "#commands/status/write-status.ts";
import { projectPath } from "#scripts/project-path.ts";
import { answersOf, readAnswered, recordedAnswers } from "#test/support/live/status-answers.ts";
import {
  readRecorded,
  recordedOperators,
  recordedScenarios,
  recordedSteps,
} from "#test/support/recorded.ts";
import { english } from "#texts/en/english.ts";

// The status page of recorded moments of real clusters below test/fixtures/status. With UPDATE_STATUS=1 the pages
// are written anew; read the difference before it is committed.
const isUpdate = process.env["UPDATE_STATUS"] === "1";

/** Of the other steps only is held that the page is whole. */
const kept: ReadonlySet<string> = new Set([
  "backup/2-backup-begins",
  "backup-failed/1-failed",
  "bad-image/1-image-pull",
  "disk-full/1-disk-full",
  "failover/1-failing-over",
  "fencing/2-primary-fenced",
  "hibernation/1-hibernated",
  "missing-image-catalog/1-no-catalog",
  "plugin-backup/3-completed",
  "scale/1-two-instances",
  "scale/2-joining",
  "supervised-restart/1-waiting",
  "switchover/1-in-progress",
  "wal-archive-failing/1-archiving-fails",
]);

for (const operator of recordedOperators()) {
  for (const scenario of recordedScenarios(operator)) {
    for (const step of recordedSteps(operator, scenario)) {
      test(`${operator} ${scenario} ${step}`, async (t) => {
        const recorded = readRecorded(operator, scenario, step);
        const answers = { ...recordedAnswers(recorded), ...answersOf(recorded) };
        const now = Date.parse(recorded.takenAt);
        const text = writeStatus(await readAnswered(answers, { now }), english);
        assertWhole(text);
        if (!kept.has(`${scenario}/${step}`)) return;
        const file = projectPath("test", "fixtures", "status", operator, scenario, `${step}.md`);
        if (isUpdate) {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
        if (!expected.includes(new Date(now).toISOString())) {
          t.skip(`recorded anew since ${file} was written; UPDATE_STATUS=1 writes it`);
          return;
        }
        assert.equal(text, expected);
      });
    }
  }
}

/** Begins with what is wrong, has a summary, and nothing that stands for a hole in the code. */
function assertWhole(text: string): void {
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  assert.deepEqual(headings.slice(0, 2), ["What is wrong, and what to do", "Summary"]);
  assert.doesNotMatch(text, /undefined|NaN|\[object|\bstatus\.[a-z]+\.|\{[a-z]+\}/);
  assert.equal(new Set(headings).size, headings.length);
}
