import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { askServer } from "./ask.ts";
import { makeQuestions } from "./corpus.ts";
import { findException } from "./exceptions.ts";
import { installServer } from "./servers.ts";

export interface Comparison {
  readonly major: PostgresMajor;
  readonly asked: number;
  readonly agreed: number;
  /** We do not judge what depends on the build or the machine. */
  readonly unknown: number;
  /** Differences with a known reason. */
  readonly excepted: number;
  readonly differences: readonly string[];
}

/** Puts the same questions to a real server and to our judge. */
export async function compareMajor(
  major: PostgresMajor,
  count: number,
  seed: number,
): Promise<Comparison> {
  const build = await installServer(major);
  const questions = makeQuestions(major, count, seed);
  const answers = await askServer(build, questions);
  let [agreed, unknown, excepted] = [0, 0, 0];
  const differences: string[] = [];
  questions.forEach((question, index) => {
    const answer = answers[index];
    const { verdict } = judgeParameter({ ...question, major });
    if (verdict === "unknown") unknown += 1;
    else if ((verdict === "ok") === answer?.accepted) agreed += 1;
    // Only what we take and the asked build does not: the other way round is never on purpose.
    else if (verdict === "ok" && findException(question) !== undefined) excepted += 1;
    else
      differences.push(
        `${major} ${JSON.stringify(question)}: we say ${verdict}; ${answer?.words ?? ""}`,
      );
  });
  return { major, asked: questions.length, agreed, unknown, excepted, differences };
}
