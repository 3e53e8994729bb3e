import { runLimited } from "#scripts/testing/run-limited.ts";
import { addTallies, emptyTally, readFailures, tallyTests } from "#scripts/testing/tally.ts";
import type { Tally } from "#scripts/testing/tally.ts";

/**
 * `npm test`: every section, then one closing line. A check counts as one test; a test run as those that it ran. The
 * minutes are for a slow machine whose caches are empty.
 */
const sections = [
  { title: "types", script: "check:types", counts: "one", minutes: 5 },
  { title: "format", script: "check:format", counts: "one", minutes: 5 },
  { title: "lint", script: "check:lint", counts: "one", minutes: 5 },
  { title: "unused code", script: "check:unused", counts: "one", minutes: 5 },
  { title: "build", script: "build", counts: "one", minutes: 5 },
  { title: "unit", script: "test:unit", counts: "tests", minutes: 15 },
  { title: "corpus", script: "test:corpus", counts: "tests", minutes: 10 },
  {
    title: "real PostgreSQL, kubectl and operator",
    script: "test:real",
    counts: "tests",
    minutes: 30,
  },
  { title: "cluster", script: "test:cluster", counts: "tests", minutes: 75 },
  { title: "protocol", script: "test:protocol", counts: "tests", minutes: 15 },
  { title: "package", script: "package", counts: "one", minutes: 5 },
  { title: "editor", script: "test:editor", counts: "tests", minutes: 25 },
] as const;

const began = performance.now();
const failures: string[] = [];
let total: Tally = emptyTally;
for (const { title, script, counts, minutes } of sections) {
  console.log(`\n== ${title} (npm run ${script}), ${sinceThen(began)} after the start`);
  const start = performance.now();
  const { code, output } = await runLimited({
    command: "npm",
    args: ["run", "--silent", script],
    seconds: minutes * 60,
  });
  const tally = counts === "one" ? tallyCheck(code) : tallyTests(code, output);
  if (tally.failed > 0) failures.push(`== ${title} failed:\n${readFailures(output)}`);
  console.log(`== ${title}: ${tally.failed === 0 ? "ok" : "FAILED"} in ${sinceThen(start)}`);
  total = addTallies(total, tally);
}
// Once more where nobody has to look for it.
for (const failure of failures) console.log(`\n${failure}`);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function sinceThen(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function tallyCheck(code: number | null): Tally {
  return { ...emptyTally, ...(code === 0 ? { passed: 1 } : { failed: 1 }) };
}
