import { judgeInteger, judgeReal } from "#domain/postgres/judge-number.ts";
import { judgeBoolean, judgeEnum } from "#domain/postgres/judge-word.ts";
import type { Judgement } from "#domain/postgres/judgement.ts";
import { accept, refuse, undecided } from "#domain/postgres/judgement.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { ParameterType } from "#domain/postgres/parameter-data.ts";
import { classifyName, trimName } from "#domain/postgres/parameter-name.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import { findParameter, parameterMajors } from "#domain/postgres/parameters.ts";
import { claimingLibrary } from "#domain/postgres/reserved-prefixes.ts";
import { valueHooks } from "#domain/postgres/value-hooks.ts";

export interface ParameterQuestion {
  readonly name: string;
  /** As the server reads it, without the quotes of the file. */
  readonly value: string;
  /** Preloaded libraries; parameters of others take any value. */
  readonly libraries?: readonly string[];
}

/** What PostgreSQL of that major says to the line `name = 'value'` when it starts. */
export function judgeParameter({
  name,
  value,
  major,
  libraries = [],
}: ParameterQuestion & { readonly major: PostgresMajor }): Judgement {
  const trimmed = trimName(name);
  const fact = findParameter(trimmed, major);
  if (fact === undefined) return judgeUnknownName({ name: trimmed, value, libraries }, major);
  if (value.includes("\0")) return refuse("nul-character", { name: fact.name, value: "" });
  if (fact.library === undefined) return judgeValue(fact, value);
  if (!libraries.includes(fact.library)) return accept();
  return asWarning(judgeValue(fact, value));
}

/**
 * For a manifest that does not tell the major: an error only where all known majors agree on it.
 */
export function judgeForAllMajors(question: ParameterQuestion): Judgement {
  const judgements = postgresMajors.map((major) => judgeParameter({ ...question, major }));
  const calm = judgements.findLast((judgement) => judgement.verdict !== "error");
  if (calm !== undefined) return calm;
  const known = parameterMajors(trimName(question.name)).at(-1);
  const telling = postgresMajors.findIndex((major) => major === known);
  return judgements.at(telling) ?? undecided;
}

const typeJudges: Readonly<
  Record<ParameterType, (fact: ParameterFact, value: string) => Judgement>
> = {
  bool: judgeBoolean,
  integer: judgeInteger,
  real: judgeReal,
  enum: judgeEnum,
  string: () => accept(),
};

function judgeValue(fact: ParameterFact, value: string): Judgement {
  if (fact.context === "internal") return refuse("cannot-be-changed", { name: fact.name, value });
  const judgement = typeJudges[fact.type](fact, value);
  if (judgement.verdict !== "ok") return judgement;
  const hook = valueHooks[fact.name];
  return hook?.({ fact, value, kept: judgement.canonical ?? value }) ?? judgement;
}

function judgeUnknownName(question: ParameterQuestion, major: PostgresMajor): Judgement {
  const { name, value, libraries = [] } = question;
  const about = { name, value };
  switch (classifyName(name)) {
    case "custom":
      return judgeCustomName(name, libraries, major);
    case "include":
      return { verdict: "unknown", reason: { key: "include-directive", values: about } };
    case "unclear":
      return { verdict: "unknown", reason: { key: "malformed-name", values: about } };
    case "malformed":
      return refuse("malformed-name", about);
    case "plain":
      break;
  }
  const majors = parameterMajors(name);
  return majors.length === 0
    ? refuse("unknown-parameter", { ...about, major })
    : refuse("unknown-in-major", { ...about, major, majors: majors.join(", ") });
}

/** Any custom name goes, unless a loaded library claims its prefix. */
function judgeCustomName(
  name: string,
  libraries: readonly string[],
  major: PostgresMajor,
): Judgement {
  const library = claimingLibrary(name.slice(0, name.indexOf(".")), libraries, major);
  if (library === undefined) return accept();
  return asWarning(refuse("unknown-library-parameter", { name, value: "", library }));
}

function asWarning(judgement: Judgement): Judgement {
  return judgement.verdict === "error" ? { ...judgement, effect: "warning" } : judgement;
}
