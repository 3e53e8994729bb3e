import { visit } from "yaml";
import type { Document, Scalar } from "yaml";

/**
 * kubectl's reader takes a quoted scalar to its closing quote, however little the lines between are
 * indented; our parser wants them indented. Joins the lines of the first scalar that was cut short
 * for that reason, without moving any offset; undefined where nothing can be joined.
 */
export function joinQuotedLines(text: string, parsed: Document.Parsed): string | undefined {
  const start = findCutScalar(text, parsed);
  if (start === undefined) return undefined;
  const end = findClosingQuote(text, start);
  if (end === undefined) return undefined;
  const quoted = text.slice(start, end);
  // A backslash before the line break would escape the blank put in its place.
  const joined = quoted.replace(/\\(\r?)\n/g, (_all, cr: string) => `  ${cr && " "}`);
  return text.slice(0, start) + joined.replace(/[\r\n]/g, " ") + text.slice(end);
}

function findCutScalar(text: string, parsed: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(parsed, {
    Scalar(_key, node) {
      if (!isCut(text, node as Scalar.Parsed)) return undefined;
      found = node.range?.[0];
      return visit.BREAK;
    },
  });
  return found;
}

function isCut(text: string, node: Scalar.Parsed): boolean {
  const quote = quotes[node.type ?? ""];
  if (quote === undefined) return false;
  const [start, end] = node.range;
  return end - start < 2 || text[end - 1] !== quote || findClosingQuote(text, start) !== end;
}

const quotes: Readonly<Record<string, string>> = { QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'" };

/** Offset behind the quote that closes the one at `start`; none if a document mark comes first. */
function findClosingQuote(text: string, start: number): number | undefined {
  const pattern = text[start] === '"' ? /\\[^]|"|\n(?:---|\.\.\.)\s/g : /''|'|\n(?:---|\.\.\.)\s/g;
  pattern.lastIndex = start + 1;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === text[start]) return match.index + 1;
    if (match[0].startsWith("\n")) return undefined;
  }
  return undefined;
}
