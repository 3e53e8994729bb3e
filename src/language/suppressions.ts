import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { factsOfCode } from "#language/rules/codes.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { positionIn } from "#manifest/locate.ts";

/** Which codes a document does not want to hear, and where. */
export interface Suppressions {
  readonly everywhere: ReadonlySet<string>;
  /** By zero-based line. */
  readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
  /** Codes in the comments that nothing is called. */
  readonly unknown: readonly {
    readonly code: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** Reads `# cnpg-lint-disable code, code` and `# cnpg-lint-disable-next-line code`. */
export function readSuppressions(document: ManifestDocument): Suppressions {
  if (!document.text.includes("cnpg-lint-disable")) return noSuppressions;
  const known = memory.get(document) ?? scan(document);
  memory.set(document, known);
  return known;
}

export function isSuppressed(
  document: ManifestDocument,
  suppressions: Suppressions,
  finding: Finding,
): boolean {
  if (suppressions.everywhere.has(finding.code)) return true;
  if (suppressions.lines.size === 0) return false;
  const { line } = positionIn(document, finding.start);
  return suppressions.lines.get(line)?.has(finding.code) === true;
}

export function unknownSuppressions(
  context: LanguageContext,
  suppressions: Suppressions,
): readonly Finding[] {
  return suppressions.unknown.map(({ code, start, end }) =>
    createFinding(context, {
      code: "unknown-suppression",
      span: { start, end },
      path: [],
      values: { name: code },
    }),
  );
}

export const noSuppressions: Suppressions = {
  everywhere: new Set(),
  lines: new Map(),
  unknown: [],
};

const memory = new WeakMap<ManifestDocument, Suppressions>();
const comment = /(?:^|\s)#\s*cnpg-lint-disable(-next-line)?[ \t]+([^\n\r]*)/dgm;
const codeWord = /[a-z0-9-]+/g;

interface Found {
  readonly everywhere: Set<string>;
  readonly lines: Map<number, Set<string>>;
  readonly unknown: { code: string; start: number; end: number }[];
}

function scan(document: ManifestDocument): Suppressions {
  const found: Found = { everywhere: new Set(), lines: new Map(), unknown: [] };
  for (const match of document.text.matchAll(comment)) addComment(document, found, match);
  return found;
}

function addComment(document: ManifestDocument, found: Found, match: RegExpMatchArray): void {
  const [, nextLine, list] = match;
  const listStart = match.indices?.[2]?.[0];
  if (list === undefined || listStart === undefined) return;
  const codes = [...codesOf(list)];
  for (const { code, at } of codes) {
    const start = listStart + at;
    noteUnknown(found, { code, start, end: start + code.length });
  }
  const names = codes.map(({ code }) => code);
  if (nextLine === undefined) addAll(found.everywhere, names);
  else for (const line of linesBelow(document, listStart)) addToLine(found, line, names);
}

function addAll(set: Set<string>, names: readonly string[]): Set<string> {
  for (const name of names) set.add(name);
  return set;
}

function noteUnknown({ unknown }: Found, word: Found["unknown"][number]): void {
  if (factsOfCode(word.code) === undefined) unknown.push(word);
}

/** The next line, and if that is a comment too, the one after it: such comments may be stacked. */
function* linesBelow(document: ManifestDocument, offset: number): Iterable<number> {
  const { text, lineStarts } = document;
  for (let line = positionIn(document, offset).line + 1; line < lineStarts.length; line += 1) {
    yield line;
    if (!/^[ \t]*#/.test(text.slice(lineStarts[line], lineStarts[line + 1]))) return;
  }
}

function addToLine({ lines }: Found, line: number, names: readonly string[]): void {
  lines.set(line, addAll(lines.get(line) ?? new Set(), names));
}

/** Codes are separated by commas; a reason may follow after a blank. */
function* codesOf(list: string): Iterable<{ code: string; at: number }> {
  let at = 0;
  for (const part of list.split(",")) {
    const lead = part.length - part.trimStart().length;
    const [code] = part.trimStart().match(codeWord) ?? [];
    if (code !== undefined && part.trimStart().startsWith(code)) yield { code, at: at + lead };
    at += part.length + 1;
  }
}
