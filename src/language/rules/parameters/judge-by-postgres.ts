import { judgeForAllMajors, judgeParameter } from "#domain/postgres/judge-parameter.ts";
import type { Judgement, Reason, ReasonKey } from "#domain/postgres/judgement.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { findParameter } from "#domain/postgres/parameters.ts";
import { suggestParameter } from "#domain/postgres/suggest-parameter.ts";
import type { Finding } from "#language/finding.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { Setting } from "#language/rules/parameters/setting.ts";
import type { Report, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { lowerAscii } from "#util/ascii.ts";

/** What PostgreSQL of the manifest's major says when it reads the setting. */
export function* judgeByPostgres(input: RuleInput, setting: Setting): Iterable<Finding> {
  for (const details of reportsOf(setting)) {
    const { start, end } = details.span;
    const path = ["spec", "postgresql", "parameters", setting.name];
    yield createFinding(input.context, { ...details, span: { start, end }, path });
  }
}

type Details = Omit<Report, "path">;

function* reportsOf(setting: Setting): Iterable<Details> {
  const { name, value, major, libraries } = setting;
  const question = { name, value: value.text, libraries };
  const judgement =
    major === undefined ? judgeForAllMajors(question) : judgeParameter({ ...question, major });
  if (judgement.verdict === "error" && judgement.reason !== undefined) {
    yield describeRefusal(setting, judgement, judgement.reason);
    return;
  }
  if (judgement.zero === true) {
    const values = { name, value: value.text };
    yield { code: "parameter-rounds-to-zero", span: value, values, data: { replace: "0" } };
  }
  yield* nameRemarks(setting);
}

function* nameRemarks({ name, key, major }: Setting): Iterable<Details> {
  const fact = major === undefined ? undefined : findParameter(name, major);
  if (fact === undefined || major === undefined) return;
  if (lowerAscii(fact.name) !== lowerAscii(name)) {
    const data = { rename: fact.name };
    const values = { name, now: fact.name };
    yield { code: "old-parameter-name", span: key, tag: "deprecated", values, data };
  }
  if (fact.laterMinors?.includes(major) === true) {
    yield { code: "parameter-in-later-minors", span: key, values: { name, major } };
  }
}

const nameCodes: { readonly [Key in ReasonKey]?: FindingCode } = {
  "unknown-parameter": "unknown-parameter",
  "unknown-in-major": "parameter-not-in-major",
  "malformed-name": "invalid-parameter-name",
  "unknown-library-parameter": "library-parameter-ignored",
};

function describeRefusal(setting: Setting, judgement: Judgement, reason: Reason): Details {
  const nameCode = nameCodes[reason.key];
  const { values } = reason;
  if (nameCode === "unknown-parameter" || nameCode === "parameter-not-in-major") {
    return describeUnknown(setting, nameCode, reason);
  }
  if (nameCode !== undefined) return { code: nameCode, span: setting.key, values };
  return {
    code: "invalid-parameter-value",
    variant: valueVariant(setting, reason),
    span: setting.value,
    values,
    ...(judgement.effect === "warning" ? { severity: "warning" } : {}),
    data: { text: setting.value.text, reason: reason.key, ...repairs(setting, reason) },
  };
}

/** The converted number is told only where it is another one. */
function valueVariant({ value }: Setting, { key, values }: Reason): string {
  if (key !== "out-of-range") return key;
  const [number = ""] = String(values["result"]).split(" ");
  return Number(number) === Number(value.text) ? `${key}.as-written` : key;
}

/** What the fixes need to know. */
function repairs(setting: Setting, { key, values }: Reason): Readonly<Record<string, unknown>> {
  switch (key) {
    case "not-a-boolean":
      return { words: ["on", "off"] };
    case "not-a-word":
      return { words: String(values["words"]).split(", ") };
    case "out-of-range":
      return nearestBound(setting, values);
    default:
      return {};
  }
}

function nearestBound({ major }: Setting, { name, result }: Reason["values"]) {
  const fact = major === undefined ? undefined : findParameter(String(name), major);
  if (fact === undefined) return {};
  const { min = -Infinity, max } = fact;
  const bound = Number.parseFloat(String(result)) < min ? min : max;
  return bound === undefined ? {} : { bound: String(bound) };
}

function describeUnknown(setting: Setting, code: FindingCode, { values }: Reason): Details {
  const newest = postgresMajors[postgresMajors.length - 1] ?? 18;
  const { names, reason } = suggestParameter(setting.name, setting.major ?? newest);
  const [suggestion] = names;
  const variant = suggestion === undefined && reason === "similar" ? undefined : reason;
  return {
    code,
    ...(variant === undefined ? {} : { variant }),
    span: setting.key,
    values: { ...values, suggestion: suggestion ?? "" },
    ...(suggestion === undefined ? {} : { data: { rename: suggestion, others: names.slice(1) } }),
  };
}
