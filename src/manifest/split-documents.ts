/** A part of a file between two `---` lines. Offsets are absolute; `line` is zero-based. */
export interface Part {
  readonly offset: number;
  readonly end: number;
  readonly line: number;
}

/**
 * Splits a file where kubectl does: at lines that begin with `---`. Text behind the dashes, unless it
 * is a comment, belongs to the document that they open.
 */
export function splitDocuments(text: string): Part[] {
  const start = byteOrderMarkLength(text);
  const parts = [...partsFrom(text, { offset: start, line: 0 })];
  return dropEmptyStart(text, parts);
}

/** All parts from the beginning of one on; the text in front of it does not matter. */
export function* partsFrom(text: string, start: Pick<Part, "offset" | "line">): Iterable<Part> {
  let { offset, line } = start;
  let lineAt = offset;
  for (const mark of separators(text, offset)) {
    yield { offset, end: mark, line };
    line += countLines(text, lineAt, mark);
    lineAt = mark;
    offset = contentStart(text, mark + 3);
    line += countLines(text, lineAt, offset);
    lineAt = offset;
  }
  yield { offset, end: text.length, line };
}

const newline = 10;

function byteOrderMarkLength(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function* separators(text: string, from: number): Iterable<number> {
  const isStart = from === byteOrderMarkLength(text);
  if (isStart && text.startsWith("---", from) && endsMark(text, from + 3)) yield from;
  // The line of one mark may end where the next one begins.
  const before = isStart ? from : from - 1;
  for (let at = text.indexOf("\n---", before); at !== -1; at = text.indexOf("\n---", at + 4)) {
    if (endsMark(text, at + 4)) yield at + 1;
  }
}

function endsMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === newline || code === 13 || code === 32 || code === 9;
}

function contentStart(text: string, afterDashes: number): number {
  const end = text.indexOf("\n", afterDashes);
  const rest = text.slice(afterDashes, end === -1 ? text.length : end).trim();
  if (rest !== "" && !rest.startsWith("#")) return afterDashes;
  return end === -1 ? text.length : end + 1;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}

/** A file that begins with `---` has no document in front of it. */
function dropEmptyStart(text: string, parts: Part[]): Part[] {
  const [first] = parts;
  const blank = first !== undefined && text.slice(first.offset, first.end).trim() === "";
  return parts.length > 1 && blank ? parts.slice(1) : parts;
}
