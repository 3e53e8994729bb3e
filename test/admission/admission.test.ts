import assert from "node:assert/strict";
import test from "node:test";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { createContext } from "#language/create-context.ts";
import { buildOracle, findGo } from "#scripts/admission/build-oracle.ts";
import { askOracle } from "#test/admission/ask-oracle.ts";
import { collectBases } from "#test/admission/bases.ts";
import type { Comparison, Verdict } from "#test/admission/compare.ts";
import { compareText } from "#test/admission/compare.ts";
import { generateManifest } from "#test/admission/generate.ts";
import { createRandom } from "#test/support/random.ts";
import { english } from "#texts/en/english.ts";

const go = findGo();
const cases = Number(process.env.CNPG_ADMISSION_CASES ?? 4000);
const seed = Number(process.env.CNPG_ADMISSION_SEED ?? 1);
const versions = (process.env.CNPG_ADMISSION_VERSIONS ?? "1.30.0").split(/[ ,]+/);
const shown = Number(process.env.CNPG_ADMISSION_SHOW ?? 1);

/** Of all texts, how many refusals by decoding and schema we may overlook. */
const missedShare = 0.005;
/** Texts in memory at a time. */
const batch = 2000;

const skip =
  go === undefined ? "needs Go (the `go` command) to build the operator's admission" : false;

for (const version of versions) {
  test(`what operator ${version} and its API server accept, we accept`, { skip }, async () => {
    const comparisons = await compareAll(go ?? "", version);
    const counts = countVerdicts(comparisons);
    console.log(`operator ${version}, seed ${seed}: ${JSON.stringify(counts)}`);
    printCounts(comparisons, "known");
    printDifferences(comparisons, "false-error");
    printDifferences(comparisons, "missed");
    if (shown > 1) printDifferences(comparisons, "later");
    assert.ok(counts.taken > cases / 20, "hardly anything could have been a false error");
    assert.ok(counts.refused > cases / 20, "hardly anything could have been missed");
    assert.equal(counts["false-error"], 0, "we call an error what is accepted");
    assert.ok(counts.missed <= cases * missedShare, `${counts.missed} refusals were overlooked`);
  });
}

type Compared = Comparison & { readonly text: string };

async function compareAll(go: string, version: string): Promise<readonly Compared[]> {
  const oracle = await buildOracle(go, version);
  const bases = collectBases(oracle);
  const random = createRandom(seed);
  const operator = resolveOperatorVersion(version)?.operator;
  assert.equal(operator?.version, version, `${version} is not in versions.ts`);
  const { context } = createContext({ operatorVersion: version, rules: {} }, english);
  const comparisons: Compared[] = [];
  while (comparisons.length < cases) {
    const length = Math.min(batch, cases - comparisons.length);
    const texts = Array.from({ length }, () => generateManifest(operator, bases, random));
    const answers = await askOracle(oracle, texts);
    texts.forEach((text, index) => {
      comparisons.push({ text, ...compareText(text, answers[index] ?? [], context) });
    });
  }
  return comparisons;
}

function countVerdicts(comparisons: readonly Comparison[]): Record<Verdict, number> {
  const counts = {
    taken: 0,
    refused: 0,
    "false-error": 0,
    missed: 0,
    later: 0,
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

function printExample({ theirs, ours, text }: Compared): void {
  console.log(`  theirs: ${theirs.join(" ; ").slice(0, 400)}`);
  console.log(`  ours: ${ours.join(" ; ").slice(0, 400)}`);
  if (shown > 2) console.log(text.replace(/^/gm, "    "));
}
