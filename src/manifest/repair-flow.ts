import { visit } from "yaml";
import type { Document, YAMLMap, YAMLSeq } from "yaml";

/**
 * kubectl's reader takes a flow collection to its closing bracket, however little the lines between
 * are indented; our parser wants them indented. Joins the lines of the first collection that was cut
 * short for that reason, without moving any offset; undefined where nothing can be joined.
 */
export function joinFlowLines(text: string, parsed: Document.Parsed): string | undefined {
  const start = findCutCollection(text, parsed);
  const end = start === undefined ? undefined : findClosingBracket(text, start);
  if (start === undefined || end === undefined) return undefined;
  const inside = text.slice(start, end);
  return text.slice(0, start) + blankLines(inside) + text.slice(end);
}

/** The outermost one: joining it joins those within. */
function findCutCollection(text: string, parsed: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(parsed, {
    Collection(_key, node) {
      const { flow, range } = node as YAMLMap.Parsed | YAMLSeq.Parsed;
      if (flow !== true || !isCut(text, range[0], range[1])) return undefined;
      found = range[0];
      return visit.BREAK;
    },
  });
  return found;
}

function isCut(text: string, start: number, end: number): boolean {
  const closing = findClosingBracket(text, start);
  return closing !== undefined && closing !== end && text.slice(start, closing).includes("\n");
}

/** Offset behind the bracket that closes the one at `start`; none if a document mark comes first. */
function findClosingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { part, end } of partsOf(text, start)) {
    if (part.startsWith("\n")) return undefined;
    if (part === "[" || part === "{") depth += 1;
    if (part === "]" || part === "}") depth -= 1;
    if (depth === 0) return end;
  }
  return undefined;
}

interface Part {
  readonly part: string;
  readonly end: number;
}

/** What matters of a flow collection: quoted texts and comments in one piece, brackets, document marks. */
function* partsOf(text: string, start: number): Iterable<Part> {
  const pattern =
    /(?<=[\s,[{:])"(?:\\[^]|[^"\\])*"|(?<=[\s,[{:])'(?:''|[^'])*'|(?<=\s)#[^\n]*|[[\]{}]|\n(?=(?:---|\.\.\.)\s)/g;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    yield { part: match[0], end: match.index + match[0].length };
  }
}

/** Comments end at their line's end, so they must go with it. Quoted texts keep theirs. */
function blankLines(flow: string): string {
  let joined = "";
  let at = 0;
  for (const { part, end } of partsOf(flow, 0)) {
    const begin = end - part.length;
    joined +=
      blank(flow.slice(at, begin)) + (part.startsWith("#") ? " ".repeat(part.length) : part);
    at = end;
  }
  return joined + blank(flow.slice(at));
}

function blank(text: string): string {
  return text.replace(/[\r\n]/g, " ");
}
