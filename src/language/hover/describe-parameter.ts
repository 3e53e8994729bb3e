import { describeValue, formatWithUnit } from "#domain/postgres/describe-value.ts";
import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import { findManagedParameter, operatorDefaults } from "#domain/postgres/managed-parameters.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findParameter, parameterMajors } from "#domain/postgres/parameters.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findMessage } from "./find-message.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** A parameter as Markdown: note, type, bounds, defaults, majors, and what a change does. */
export function describeParameter(
  name: string,
  major: number | null,
  context: LanguageContext,
): string {
  const fact = factOf(name, major);
  if (fact === undefined) return "";
  const { texts } = context;
  const majors = parameterMajors(name);
  const restart = fact.context === "postmaster" ? "hover.restart-meaning" : "hover.reload-meaning";
  const lines = [
    Object.hasOwn(texts.parameters, fact.name) ? texts.parameters[fact.name] : undefined,
    describeManaged(name, context),
    describeFacts(fact, context),
    describeDefaults(name, majors, context),
    describeOperatorDefault(fact.name, context),
    fact.library && formatMessage(texts, "hover.library", { library: fact.library }),
    formatMessage(texts, fact.context === "internal" ? "hover.read-only" : restart),
    formatMessage(texts, "hover.majors", { majors: majors.join(", ") }),
  ];
  return joinParagraphs(lines);
}

/** The defaults by major, where they are not all the same. */
function describeDefaults(
  name: string,
  majors: readonly PostgresMajor[],
  { texts }: LanguageContext,
): string | undefined {
  const byValue = new Map<string, PostgresMajor[]>();
  for (const major of majors) {
    const fact = findParameter(name, major);
    if (fact === undefined || fact.default === null) continue;
    const value = formatWithUnit(fact, fact.default);
    byValue.set(value, [...(byValue.get(value) ?? []), major]);
  }
  if (byValue.size < 2) return undefined;
  const parts = [...byValue].map(([value, known]) =>
    formatMessage(texts, "hover.default-in", { value: codeSpan(value), majors: known.join(", ") }),
  );
  return formatMessage(texts, "hover.defaults", { defaults: parts.join("; ") });
}

/** `4GB` = 4 GiB = 524288 × 8 kB, or what a word stands for; undefined where there is nothing to add. */
export function describeParameterValue(
  { name, value, major }: { name: string; value: string; major: number | null },
  context: LanguageContext,
): string | undefined {
  const fact = factOf(name, major);
  const canonical = fact && judgeParameter({ name, value, major: fact.major }).canonical;
  if (fact === undefined || canonical === undefined) return undefined;
  const meaning = describeValue(fact, canonical);
  const word = canonical.toLowerCase();
  if (meaning === undefined) return findMessage(context, [`parameter.${fact.name}.${word}`]);
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
  const { kind, instead, tolerated } = managed;
  const refusal = formatMessage(texts, `hover.managed.${kind}`);
  const use =
    instead === undefined ? undefined : formatMessage(texts, "hover.instead", { path: instead });
  const pass =
    tolerated === undefined
      ? undefined
      : formatMessage(texts, "hover.tolerated", { value: codeSpan(tolerated) });
  return [refusal, use, pass].filter((part) => part !== undefined).join("; ");
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
