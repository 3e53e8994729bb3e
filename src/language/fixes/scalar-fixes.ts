import { openSchema, nodeAtPath as schemaAt } from "#domain/cnpg/schema.ts";
import { findKind } from "#domain/cnpg/kinds.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import { hbaMethods, hbaTypes, judgeHbaLine } from "#domain/postgres/hba.ts";
import { judgeForAllMajors } from "#domain/postgres/judge-parameter.ts";
import { draft, listData, textData } from "#language/fixes/draft.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { columnAt, indentStep } from "#language/fixes/layout.ts";
import { parsePath } from "#language/fixes/parse-path.ts";
import { spellQuantity, spellSetting } from "#language/fixes/spelling.ts";
import { resolvePlainScalar } from "#manifest/scalar-value.ts";
import { suggest } from "#util/suggest.ts";

/** The same value as another type. */
export function fixType(input: FixInput): readonly FixDraft[] {
  const { document, finding } = input;
  const { start, end } = finding;
  const text = document.text.slice(start, end);
  const marks = /(?:[&!]\S*)\s+$/.test(document.text.slice(0, start));
  const kind = textData(finding, "fix");
  if (kind === "size") return marks ? [] : [...writeSize(input, text)];
  if (kind === "list") return draft("list", { start, end, newText: `[${text}]` });
  // An anchor's other users, or a tag, would see the change too.
  if (kind === undefined || marks) return [];
  const newText = kind === "quote" ? JSON.stringify(text) : text.slice(1, -1);
  return draft(kind, { start, end, newText }, { safe: true });
}

/** A block below the key; inside braces there is no room for one. */
function writeSize({ document, finding }: FixInput, value: string): readonly FixDraft[] {
  const { text } = document;
  const { start, end } = finding;
  const line = text.slice(start - columnAt(text, start), start);
  if (/[{[]/.test(line) || !line.trimEnd().endsWith(":")) {
    const size = line.includes('"') ? `{ "size": ${value} }` : `{ size: ${value} }`;
    return draft("size", { start, end, newText: size }, { safe: true });
  }
  const from = start - (line.length - line.trimEnd().length);
  const column = (/^[ \t]*(?:- +)*/.exec(line)?.[0] ?? "").length + indentStep(document);
  const newText = `\n${" ".repeat(column)}size: `;
  return draft("size", { start: from, end: start, newText }, { safe: true });
}

/** `4gb`, `1 second`: the number is right and the unit misspelled. */
export function spellParameter({ document, finding }: FixInput): readonly FixDraft[] {
  const right = spellSetting(textData(finding, "text") ?? "");
  const name = String(parsePath(finding.path).at(-1) ?? "");
  if (right === undefined || judgeForAllMajors({ name, value: right }).verdict === "error")
    return [];
  const unreadable = finding.code === "operator-unreadable-size" && !parseOperatorSize(right);
  return unreadable ? [] : replaceScalar({ document, finding }, right, true);
}

export function spellSize({ document, finding }: FixInput): readonly FixDraft[] {
  const right = spellQuantity(textData(finding, "text") ?? "");
  return right === undefined || parseQuantity(right) === undefined
    ? []
    : replaceScalar({ document, finding }, right, true);
}

/** The nearest of the words that are allowed, or all where they are few. */
export function chooseWord({ document, finding }: FixInput): readonly FixDraft[] {
  const words = listData(finding, "words").filter((word) => /^[\w.-]+$/.test(word));
  const { start, end } = finding;
  const written = document.text.slice(start, end).replace(/^(["'])(.*)\1$/s, "$2");
  const near = suggest(written, words);
  const others = words.length <= 6 ? words.filter((word) => !near.includes(word)) : [];
  return [...near, ...others].flatMap((word) => replaceScalar({ document, finding }, word));
}

/** The nearest number that is allowed, in the unit that counts without one. */
export function clampSetting({ document, finding }: FixInput): readonly FixDraft[] {
  const bound = textData(finding, "bound");
  return bound === undefined ? [] : replaceScalar({ document, finding }, bound);
}

export function clampNumber({ document, finding, context }: FixInput): readonly FixDraft[] {
  const kind = findKind(document.apiVersion, document.kind);
  const schema = kind && openSchema(context.operator, kind);
  const node = schema && schemaAt(schema, parsePath(finding.path));
  const written = Number(document.text.slice(finding.start, finding.end));
  const { minimum = -Infinity, maximum = Infinity } = node ?? {};
  const bound = Math.min(Math.max(written, minimum), maximum);
  return Number.isFinite(bound) && bound !== written
    ? replaceScalar({ document, finding }, String(bound))
    : [];
}

/** Writes the text that the rule worked out. */
export function replaceByData({ document, finding }: FixInput): readonly FixDraft[] {
  const value = textData(finding, "replace");
  return value === undefined ? [] : replaceScalar({ document, finding }, value);
}

/** `hostsssl` and other slips in a pg_hba line. */
export function repairHbaLine({ document, finding }: FixInput): readonly FixDraft[] {
  const source = document.text.slice(finding.start, finding.end);
  const shift = /^["']/.test(source) ? 1 : 0;
  const line = source.slice(shift, source.length - shift);
  const problem = /[\\\n]/.test(line) ? undefined : judgeHbaLine(line);
  if (problem === undefined || problem.key === "missing-hba-field") return [];
  const words = problem.key === "unknown-hba-type" ? hbaTypes : hbaMethods;
  const start = finding.start + shift + problem.start;
  const end = finding.start + shift + problem.end;
  return suggest(line.slice(problem.start, problem.end), words).flatMap((word) =>
    draft("write", { start, end, newText: word }, { values: { value: word } }),
  );
}

/** Keeps the quotes that are there, and that a text stays a text. */
export function replaceScalar(
  { document, finding }: Pick<FixInput, "document" | "finding">,
  value: string,
  safe = false,
): readonly FixDraft[] {
  const { start, end } = finding;
  const source = document.text.slice(start, end);
  const quote = quoteFor(source, value);
  // A block text ends with the line break, which stays.
  const tail = /^[|>]/.test(source) && source.endsWith("\n") ? "\n" : "";
  const newText = `${quote}${value}${quote}${tail}`;
  return draft("write", { start, end, newText }, { safe, values: { value } });
}

function quoteFor(source: string, value: string): string {
  const quote = /^["']/.exec(source)?.[0];
  if (quote !== undefined) return quote;
  return isText(source) && !isText(value) ? '"' : "";
}

function isText(source: string): boolean {
  const plain = resolvePlainScalar(source);
  return plain === undefined || plain.type === "string";
}
