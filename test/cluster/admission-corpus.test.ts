import { before, test } from "node:test";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { createContext } from "#language/create-context.ts";
import { buildOracle, findGo } from "#scripts/admission/build-oracle.ts";
import { assertAgreement } from "#test/admission/agreement.ts";
import { oracleAsk } from "#test/admission/ask-oracle.ts";
import type { Answer, Ask, Change } from "#test/admission/ask-oracle.ts";
import { serverAsk, withoutNamespace } from "#test/admission/ask-server.ts";
import { collectOwnBases } from "#test/admission/bases.ts";
import { compare } from "#test/admission/compare.ts";
import { generateChange, generateManifest } from "#test/admission/generate.ts";
import { createRandom } from "#test/support/random.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { defaultOperator } from "#test/support/cluster/find-cluster.ts";
import { english } from "#texts/en/english.ts";

/** The comparison of `test/admission` with a running API server in the place of the offline program. */
const creations = Number(process.env.CNPG_ADMISSION_CASES ?? 320);
const changes = Number(process.env.CNPG_ADMISSION_CHANGES ?? 90);
const seed = Number(process.env.CNPG_ADMISSION_SEED ?? 1);
/** Asks the offline program as well and prints where the two servers differ. */
const besideOracle = process.env.CNPG_ADMISSION_ORACLE === "1";
const lanes = 6;

const operator = resolveOperatorVersion(defaultOperator)?.operator;
if (operator === undefined) throw new Error(`${defaultOperator} is not in versions.ts`);
const { context } = createContext(
  { operatorVersion: defaultOperator, rules: {} },
  english,
  (error) => {
    throw error;
  },
);

await describeCluster(
  `admission by the API server with CloudNativePG ${defaultOperator}`,
  { profile: "light", sandboxOnly: true },
  (cluster) => {
    let ask: Ask;
    before(async () => {
      const namespaces: string[] = [];
      while (namespaces.length < lanes) namespaces.push(await cluster().createNamespace());
      ask = serverAsk(cluster().client.connection, namespaces);
    });

    test("new objects fare as we say", async () => {
      const random = createRandom(seed);
      const bases = collectOwnBases();
      const questions = Array.from({ length: creations }, () =>
        withoutNamespace(generateManifest(operator, bases, random)),
      );
      await judge(`creations, seed ${seed}`, questions, ask);
    });

    test("changes fare as we say", async () => {
      const random = createRandom(seed);
      const bases = collectOwnBases();
      const questions = Array.from({ length: changes }, () => {
        const change = generateChange(operator, bases, random);
        return { old: withoutNamespace(change.old), new: withoutNamespace(change.new) };
      });
      await judge(`changes, seed ${seed}`, questions, ask);
    });
  },
);

async function judge(
  title: string,
  questions: readonly (string | Change)[],
  ask: Ask,
): Promise<void> {
  const answers = await ask(questions);
  if (besideOracle) await printBetweenServers(questions, answers);
  const comparisons = questions.map((question, index) => ({
    question,
    ...compare(question, answers[index] ?? [], context),
  }));
  assertAgreement(title, comparisons);
}

async function printBetweenServers(
  questions: readonly (string | Change)[],
  answers: readonly (readonly Answer[])[],
): Promise<void> {
  const oracle = await buildOracle(findGo() ?? "go", defaultOperator);
  const offline = await oracleAsk(oracle)(questions);
  for (const [index, question] of questions.entries()) {
    const [real, other] = [outcomeOf(answers[index]), outcomeOf(offline[index])];
    if (real.taken === other.taken || real.skipped || other.skipped) continue;
    console.log(`the server: ${real.words}\n  offline: ${other.words}`);
    console.log(JSON.stringify(question));
  }
}

function outcomeOf(answers: readonly Answer[] = []) {
  const refused = answers.find(({ stage }) => stage !== "ok");
  const { stage = "ok", errors = [] } = refused ?? {};
  const skipped = stage === "panic" || stage === "old";
  return { taken: refused === undefined, skipped, words: `${stage} ${errors.join("; ")}` };
}
