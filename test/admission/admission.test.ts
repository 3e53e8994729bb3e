import assert from "node:assert/strict";
import test from "node:test";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { createContext } from "#language/create-context.ts";
import { buildOracle, findGo } from "#scripts/admission/build-oracle.ts";
import { oracleAsk } from "#test/admission/ask-oracle.ts";
import type { Ask, Change } from "#test/admission/ask-oracle.ts";
import { collectBases } from "#test/admission/bases.ts";
import type { Base } from "#test/admission/bases.ts";
import type { Comparison, Verdict } from "#test/admission/compare.ts";
import { compare } from "#test/admission/compare.ts";
import { generateChange, generateManifest } from "#test/admission/generate.ts";
import { createRandom } from "#test/support/random.ts";
import { english } from "#texts/en/english.ts";

const go = findGo();
const cases = Number(process.env.CNPG_ADMISSION_CASES ?? 1600);
const changes = Number(process.env.CNPG_ADMISSION_CHANGES ?? 600);
const seed = Number(process.env.CNPG_ADMISSION_SEED ?? 1);
const versions = (process.env.CNPG_ADMISSION_VERSIONS ?? "1.30.0 1.29.1 1.28.2").split(/[ ,]+/);
const shown = Number(process.env.CNPG_ADMISSION_SHOW ?? 1);

/** Of all refusals of both sides, how many may be blamed on another field. */
const otherPlaceShare = 0.01;
/** Texts in memory at a time. */
const batch = 2000;

const skip =
  go === undefined ? "needs Go (the `go` command) to build the operator's admission" : false;

for (const version of versions) {
  test(
    `operator ${version} and its API server say of new objects what we say`,
    { skip },
    async () => {
      const asked = await openRound(version);
      const comparisons = await compareAll(asked, cases, (operator, bases, random) =>
        generateManifest(operator, bases, random),
      );
      assertAgreement(`creations, operator ${version}`, comparisons);
    },
  );

  test(`operator ${version} and its API server say of changes what we say`, { skip }, async () => {
    const asked = await openRound(version);
    const comparisons = await compareAll(asked, changes, generateChange);
    assertAgreement(`changes, operator ${version}`, comparisons);
  });
}

type Compared = Comparison & { readonly question: string | Change };

interface Round {
  readonly version: string;
  readonly ask: Ask;
  readonly bases: readonly Base[];
}

async function openRound(version: string): Promise<Round> {
  const oracle = await buildOracle(go ?? "", version);
  return { version, ask: oracleAsk(oracle), bases: collectBases(oracle) };
}

async function compareAll(
  { version, ask, bases }: Round,
  count: number,
  generate: typeof generateManifest | typeof generateChange,
): Promise<readonly Compared[]> {
  const random = createRandom(seed);
  const operator = resolveOperatorVersion(version)?.operator;
  assert.equal(operator?.version, version, `${version} is not in versions.ts`);
  const { context } = createContext({ operatorVersion: version, rules: {} }, english, (error) => {
    throw error;
  });
  const comparisons: Compared[] = [];
  while (comparisons.length < count) {
    const length = Math.min(batch, count - comparisons.length);
    const questions = Array.from({ length }, () => generate(operator, bases, random));
    const answers = await ask(questions);
    questions.forEach((question, index) => {
      comparisons.push({ question, ...compare(question, answers[index] ?? [], context) });
    });
  }
  return comparisons;
}

function assertAgreement(title: string, comparisons: readonly Compared[]): void {
  const counts = countVerdicts(comparisons);
  console.log(`${title}, seed ${seed}: ${JSON.stringify(counts)}`);
  printCounts(comparisons, "known");
  for (const verdict of ["false-error", "missed", "other-place"] as const) {
    printDifferences(comparisons, verdict);
  }
  assert.ok(
    counts.taken > comparisons.length / 20,
    "hardly anything could have been a false error",
  );
  assert.ok(counts.refused > comparisons.length / 20, "hardly anything could have been missed");
  assert.equal(counts["false-error"], 0, "we call an error what is accepted");
  assert.equal(counts.missed, 0, "we let pass what is refused");
  const elsewhere = counts["other-place"] / (counts["other-place"] + counts.refused);
  assert.ok(elsewhere <= otherPlaceShare, `${counts["other-place"]} refusals are put elsewhere`);
}

function countVerdicts(comparisons: readonly Comparison[]): Record<Verdict, number> {
  const counts = {
    taken: 0,
    refused: 0,
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
