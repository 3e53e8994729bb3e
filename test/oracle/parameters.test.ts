import assert from "node:assert/strict";
import { test } from "node:test";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { compareMajor } from "#scripts/oracle/compare-major.ts";
import { whyNoServers } from "#scripts/oracle/servers.ts";

/**
 * A sample of what `node scripts/oracle/compare.ts` asks in full. When this fails, the printed lines
 * are questions that a real server answers otherwise: mend the judge, or name the reason in
 * scripts/oracle/exceptions.ts. CNPG_ORACLE_QUESTIONS sets how many are asked of each major.
 */
const questions = Number(process.env["CNPG_ORACLE_QUESTIONS"] ?? 500);
const seed = Number(process.env["CNPG_ORACLE_SEED"] ?? 1);

for (const major of postgresMajors) {
  test(`PostgreSQL ${major} judges values as we do`, async (context) => {
    const why = whyNoServers();
    if (why !== undefined) {
      context.skip(why);
      return;
    }
    const { asked, agreed, unknown, excepted, differences } = await compareMajor(
      major,
      questions,
      seed,
    );
    context.diagnostic(
      `${asked} asked, ${agreed} agreed, ${unknown} not judged, ${excepted} excepted`,
    );
    assert.deepEqual(differences, []);
    assert.ok(agreed > asked * 0.8);
  });
}
