import assert from "node:assert/strict";
import test from "node:test";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { createContext } from "#language/create-context.ts";
import { buildOracle, findGo } from "#scripts/admission/build-oracle.ts";
import { oracleAsk } from "#test/admission/ask-oracle.ts";
import { assertAgreement } from "#test/admission/agreement.ts";
import type { Compared } from "#test/admission/agreement.ts";
import type { Ask } from "#test/admission/ask-oracle.ts";
import { collectBases } from "#test/admission/bases.ts";
import type { Base } from "#test/admission/bases.ts";
import { compare } from "#test/admission/compare.ts";
import { generateChange, generateManifest } from "#test/admission/generate.ts";
import { createRandom } from "#test/support/random.ts";
import { english } from "#texts/en/english.ts";

const go = findGo();
const cases = Number(process.env.CNPG_ADMISSION_CASES ?? 1600);
const changes = Number(process.env.CNPG_ADMISSION_CHANGES ?? 600);
const seed = Number(process.env.CNPG_ADMISSION_SEED ?? 1);
const versions = (process.env.CNPG_ADMISSION_VERSIONS ?? "1.30.0 1.29.1 1.28.2").split(/[ ,]+/);

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
      assertAgreement(`creations, operator ${version}, seed ${seed}`, comparisons);
    },
  );

  test(`operator ${version} and its API server say of changes what we say`, { skip }, async () => {
    const asked = await openRound(version);
    const comparisons = await compareAll(asked, changes, generateChange);
    assertAgreement(`changes, operator ${version}, seed ${seed}`, comparisons);
  });
}

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
