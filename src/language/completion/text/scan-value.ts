import type { Span } from "#manifest/nodes.ts";

export type ValueStyle = "plain" | "single" | "double" | "flow" | "block" | "alias";

/** The value behind a colon or a dash, as far as text alone can tell. */
export interface ValueSpan extends Span {
  readonly style: ValueStyle;
}

export interface ScannedValue {
  readonly value: ValueSpan | undefined;
  /** Where the next line begins that does not belong to the value. */
  readonly next: number;
}

/**
 * Reads the value that begins at or after `at`. Unclosed quotes end with their line and unclosed
 * brackets at the first line that is not indented below `column`, for that is how text looks while
 * somebody types it.
 */
export function scanValue(text: string, at: number, column: number): ScannedValue {
  const start = skipProperties(text, at);
  const end = lineEnd(text, start);
  const empty = start >= end || text[start] === "\r";
  if (empty || isComment(text, start)) return { value: undefined, next: end + 1 };
  const value = readValue(text, start, column);
  const next = value.style === "block" ? value.end : lineEnd(text, value.end) + 1;
  return { value, next };
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

export function skipBlanks(text: string, at: number): number {
  let position = at;
  while (text[position] === " " || text[position] === "\t") position += 1;
  return position;
}

export function isComment(text: string, at: number): boolean {
  if (text[at] !== "#") return false;
  return at === 0 || /\s/.test(text[at - 1] ?? "");
}

/** End of a quoted scalar that begins at `start`, behind its closing quote if there is one. */
export function quotedEnd(text: string, start: number, limit: number): number {
  const quote = text[start];
  for (let at = start + 1; at < limit; at += 1) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return limit;
}

function readValue(text: string, start: number, column: number): ValueSpan {
  const first = text[start] ?? "";
  if ("|>".includes(first)) return { start, end: blockEnd(text, start, column), style: "block" };
  if ("{[".includes(first)) return { start, end: flowEnd(text, start, column), style: "flow" };
  if (first === '"' || first === "'") return readQuoted(text, start, column);
  return { start, end: plainEnd(text, start), style: first === "*" ? "alias" : "plain" };
}

function readQuoted(text: string, start: number, column: number): ValueSpan {
  const style = text[start] === '"' ? "double" : "single";
  const end = quotedEnd(text, start, indentedEnd(text, start, column));
  const closed = end > start + 1 && text[end - 1] === text[start];
  return { start, end: closed ? end : plainEnd(text, start), style };
}

/** Anchors and tags in front of a value are not part of it. */
function skipProperties(text: string, at: number): number {
  let position = skipBlanks(text, at);
  for (;;) {
    const property = /[&!][^\s,[\]{}]*(?=\s|$)/y;
    property.lastIndex = position;
    const match = property.exec(text);
    if (match === null) return position;
    position = skipBlanks(text, position + match[0].length);
  }
}

function plainEnd(text: string, start: number): number {
  const limit = lineEnd(text, start);
  const comment = /\s#/g;
  comment.lastIndex = start;
  const match = comment.exec(text);
  const end = match === null ? limit : Math.min(match.index, limit);
  return start + text.slice(start, end).trimEnd().length;
}

/** First line start behind `start` whose line is not blank and not indented below `column`. */
function indentedEnd(text: string, start: number, column: number): number {
  let at = lineEnd(text, start) + 1;
  while (at <= text.length) {
    const content = skipBlanks(text, at);
    const blank = content >= text.length || text[content] === "\n" || text[content] === "\r";
    if (!blank && content - at <= column) return at;
    at = lineEnd(text, at) + 1;
  }
  return text.length;
}

function blockEnd(text: string, start: number, column: number): number {
  let end = lineEnd(text, start) + 1;
  for (let at = end; at < text.length; at = lineEnd(text, at) + 1) {
    const content = skipBlanks(text, at);
    const blank = text[content] === undefined || text[content] === "\n" || text[content] === "\r";
    if (!blank && content - at <= column) break;
    end = lineEnd(text, at) + 1;
  }
  return Math.min(end, text.length);
}

function flowEnd(text: string, start: number, column: number): number {
  let depth = 0;
  let at = start;
  const limit = flowLimit(text, start, column);
  while (at < limit) {
    const code = text[at];
    if (code === "{" || code === "[") depth += 1;
    if (code === "}" || code === "]") depth -= 1;
    if (depth === 0) return at + 1;
    at = flowStep(text, at, limit);
  }
  return text.slice(0, limit).trimEnd().length;
}

/** The next offset to look at: quoted text and comments are passed over. */
function flowStep(text: string, at: number, limit: number): number {
  const code = text[at];
  if ((code === '"' || code === "'") && /[\s,:[{]/.test(text[at - 1] ?? "")) {
    return quotedEnd(text, at, limit);
  }
  return isComment(text, at) ? lineEnd(text, at) : at + 1;
}

/** Brackets may close at any column; other text must be indented. */
function flowLimit(text: string, start: number, column: number): number {
  let at = indentedEnd(text, start, column);
  while (at < text.length && /[\]}]/.test(text[skipBlanks(text, at)] ?? "")) {
    at = lineEnd(text, at) + 1;
  }
  return Math.min(at, text.length);
}
