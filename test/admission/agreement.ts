import assert from "node:assert/strict";
import type { Change } from "#test/admission/ask-oracle.ts";
import type { Comparison, Verdict } from "#test/admission/compare.ts";

export type Compared = Comparison & { readonly question: string | Change };

const shown = Number(process.env.CNPG_ADMISSION_SHOW ?? 1);

/** Of the refusals of both sides, how many have to name a path of theirs letter by letter. */
const samePathShare = 0.995;

/** Prints how two sides agree, with examples of what differs; fails where the verdicts do. */
export function assertAgreement(title: string, comparisons: readonly Compared[]): void {
  const counts = countVerdicts(comparisons);
  console.log(`${title}: ${JSON.stringify(counts)}`);
  printCounts(comparisons, "known");
  for (const verdict of ["false-error", "missed", "other-place", "other-path"] as const) {
    printDifferences(comparisons, verdict);
  }
  const paths = summarizePaths(comparisons);
  console.log(`${title}: ${paths.text}`);
  assert.ok(
    counts.taken > comparisons.length / 20,
    "hardly anything could have been a false error",
  );
  assert.ok(counts.refused > comparisons.length / 20, "hardly anything could have been missed");
  assert.equal(counts["false-error"], 0, "we call an error what is accepted");
  assert.equal(counts.missed, 0, "we let pass what is refused");
  assert.ok(paths.strict >= samePathShare, `too many refusals name another path: ${paths.text}`);
}

function summarizePaths(comparisons: readonly Compared[]): { strict: number; text: string } {
  const measured = comparisons.flatMap(({ paths }) => paths ?? []);
  const strict = measured.filter((paths) => paths.strict).length;
  const lenient = measured.filter((paths) => paths.lenient).length;
  const [same, close] = [percentOf(strict, measured.length), percentOf(lenient, measured.length)];
  const text = `of ${measured.length} refusals with a path ${same} name one of theirs letter by letter, ${close} one that is, holds or is in one of theirs`;
  return { strict: strict / measured.length, text };
}

function percentOf(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

function countVerdicts(comparisons: readonly Comparison[]): Record<Verdict, number> {
  const counts = {
    taken: 0,
    refused: 0,
    "other-path": 0,
    "other-place": 0,
    "false-error": 0,
    missed: 0,
    known: 0,
    skipped: 0,
  };
  for (const { verdict } of comparisons) counts[verdict] += 1;
  return counts;
}

/** The groups of a verdict, the largest first, with an example each. */
function printDifferences(comparisons: readonly Compared[], verdict: Verdict): void {
  for (const [group, members] of groupsOf(comparisons, verdict)) {
    console.log(`${verdict} ×${members.length}: ${group}`);
    for (const member of members.slice(0, shown)) printExample(member);
  }
}

function printCounts(comparisons: readonly Compared[], verdict: Verdict): void {
  for (const [group, members] of groupsOf(comparisons, verdict)) {
    console.log(`${verdict} ×${members.length}: ${group}`);
  }
}

function groupsOf(comparisons: readonly Compared[], verdict: Verdict): [string, Compared[]][] {
  const groups = new Map<string, Compared[]>();
  for (const comparison of comparisons) {
    if (comparison.verdict !== verdict) continue;
    const members = groups.get(comparison.group);
    if (members === undefined) groups.set(comparison.group, [comparison]);
    else members.push(comparison);
  }
  return [...groups].sort(([, left], [, right]) => right.length - left.length);
}

function printExample({ theirs, ours, question }: Compared): void {
  console.log(`  theirs: ${theirs.join(" ; ").slice(0, 500)}`);
  console.log(`  ours: ${ours.join(" ; ").slice(0, 400)}`);
  if (shown < 3) return;
  const texts = typeof question === "string" ? [question] : [question.old, question.new];
  for (const text of texts) console.log(text.replace(/^/gm, "    "), "\n    ---");
}
