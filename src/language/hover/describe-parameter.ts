import { describeValue, formatWithUnit } from "#domain/postgres/describe-value.ts";
import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import { findManagedParameter, operatorDefaults } from "#domain/postgres/managed-parameters.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { findParameter, parameterMajors } from "#domain/postgres/parameters.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { codeSpan } from "./markdown.ts";

/** A parameter as Markdown: note, type, bounds, defaults, majors, and what a change does. */
export function describeParameter(
  name: string,
  major: number | null,
  context: LanguageContext,
): string {
  const fact = factOf(name, major);
  if (fact === undefined) return "";
  const { texts } = context;
  const restart = fact.context === "postmaster" ? "hover.restart-meaning" : "hover.reload-meaning";
  const lines = [
    Object.hasOwn(texts.parameters, fact.name) ? texts.parameters[fact.name] : undefined,
    describeManaged(name, context),
    describeFacts(fact, context),
    describeOperatorDefault(fact.name, context),
    formatMessage(texts, restart),
    formatMessage(texts, "hover.majors", { majors: parameterMajors(name).join(", ") }),
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n\n");
}

/** `4GB` = 4 GiB = 524288 × 8 kB; undefined where there is nothing to convert. */
export function describeParameterValue(
  name: string,
  value: string,
  major: number | null,
  context: LanguageContext,
): string | undefined {
  const fact = factOf(name, major);
  const canonical = fact && judgeParameter({ name, value, major: fact.major }).canonical;
  const meaning = fact && canonical !== undefined ? describeValue(fact, canonical) : undefined;
  if (meaning === undefined) return undefined;
  const shown = value.replaceAll("`", "");
  return formatMessage(context.texts, "hover.value", { value: shown, meaning });
}

function factOf(name: string, major: number | null): ParameterFact | undefined {
  const known = postgresMajors.find((candidate) => candidate === major);
  const newest = parameterMajors(name).at(-1);
  return (known && findParameter(name, known)) ?? (newest && findParameter(name, newest));
}

function describeManaged(name: string, { texts, operator }: LanguageContext): string | undefined {
  const managed = findManagedParameter(name, operator.version);
  if (managed === undefined) return undefined;
  return managed.instead === undefined
    ? formatMessage(texts, "hover.managed")
    : formatMessage(texts, "hover.managed-instead", { path: managed.instead });
}

function describeFacts(fact: ParameterFact, { texts }: LanguageContext): string {
  const parts = [codeSpan(fact.type)];
  if (fact.words !== undefined) {
    const values = fact.words.map(codeSpan).join(", ");
    parts.push(formatMessage(texts, "hover.allowed", { values }));
  }
  if (fact.min !== undefined && fact.max !== undefined) {
    const minimum = formatWithUnit(fact, String(fact.min));
    const maximum = formatWithUnit(fact, String(fact.max));
    parts.push(formatMessage(texts, "hover.range", { minimum, maximum }));
  }
  const value = fact.default === null ? "" : formatWithUnit(fact, fact.default);
  if (value !== "") parts.push(formatMessage(texts, "hover.default", { value: codeSpan(value) }));
  return parts.join(" · ");
}

function describeOperatorDefault(name: string, { texts }: LanguageContext): string | undefined {
  const value = Object.hasOwn(operatorDefaults, name) ? operatorDefaults[name] : undefined;
  return value ? formatMessage(texts, "hover.operator-value", { value }) : undefined;
}
