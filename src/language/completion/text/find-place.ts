import type { Span } from "#manifest/nodes.ts";
import { findBlankPlace, findLoosePlace } from "./blank-place.ts";
import type { Cursor } from "./cursor.ts";
import { findFlowPlace } from "./flow-place.ts";
import { findValuePlace } from "./value-place.ts";
import type { Place } from "./place.ts";
import { keyNames, pathOf } from "./scan-block.ts";
import type { BlockElement } from "./scan-block.ts";
import { scanFlow } from "./scan-flow.ts";
import { isComment, lineEnd, quotedEnd } from "./scan-value.ts";

/** Where the cursor stands in a document; undefined in comments, in block scalars and behind values. */
export function findPlace(cursor: Cursor): Place | undefined {
  const { text, offset, lineStart } = cursor;
  if (inComment(text, lineStart, offset) || onMarker(text, lineStart)) return undefined;
  const holder = findHolder(cursor);
  if (holder !== undefined) return findInside(cursor, holder);
  const onLine = cursor.scan.elements.filter((element) => element.lineStart === lineStart);
  const element = onLine.findLast(({ start }) => start <= offset);
  if (element !== undefined) return findAtElement(cursor, element, onLine);
  return onLine.length === 0 ? findBlankPlace(cursor) : undefined;
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function onMarker(text: string, lineStart: number): boolean {
  return /^(?:---|\.\.\.)(?=\s|$)/.test(text.slice(lineStart, lineStart + 4));
}

function inComment(text: string, lineStart: number, offset: number): boolean {
  for (let at = lineStart; at < offset; at += 1) {
    if (isComment(text, at)) return true;
    const opens = (text[at] === '"' || text[at] === "'") && /[\s,:[{]/.test(text[at - 1] ?? " ");
    if (opens) at = quotedEnd(text, at, lineEnd(text, at)) - 1;
  }
  return false;
}

/** The element whose value is of several lines or in brackets, if the cursor is inside of it. */
function findHolder(cursor: Cursor): BlockElement | undefined {
  const before = cursor.scan.elements.findLast(({ start }) => start < cursor.offset);
  if (before?.value === undefined) return undefined;
  return holds(cursor, before, before.value) ? before : undefined;
}

function holds(cursor: Cursor, element: BlockElement, value: Span & { style: string }): boolean {
  const { offset, lineStart } = cursor;
  if (offset <= value.start) return false;
  if (value.style === "flow") return offset < flowReach(cursor, value);
  if (lineStart <= value.start) return value.style === "block";
  if (value.style === "block") return inBlock(cursor, element, value);
  return lineStart <= value.end && value.style !== "plain" && offset <= value.end;
}

/** Blank lines at the end of a block scalar are only inside of it while they are indented. */
function inBlock({ text, offset, lineStart }: Cursor, element: BlockElement, value: Span): boolean {
  const inside = lineStart < value.end || (lineStart === value.end && value.end === text.length);
  const blank = text.slice(lineStart, lineEnd(text, offset)).trim() === "";
  return inside && !(blank && offset - lineStart <= element.column);
}

/** An unclosed bracket reaches to the end of the line that it is typed on. */
function flowReach(cursor: Cursor, value: Span): number {
  const { text, offset } = cursor;
  if (scanFlow(text, value.start, value.end).closed) return value.end;
  const between = text.slice(value.end, offset);
  return between.trim() === "" && !between.includes("\n") ? lineEnd(text, offset) + 1 : value.end;
}

function findInside(cursor: Cursor, element: BlockElement): Place | undefined {
  if (element.value?.style !== "flow") return undefined;
  const end = Math.max(element.value.end, cursor.offset);
  return findFlowPlace(cursor, scanFlow(cursor.text, element.value.start, end), pathOf(element));
}

function findAtElement(
  cursor: Cursor,
  element: BlockElement,
  onLine: readonly BlockElement[],
): Place | undefined {
  if (element.type === "text") return findLoosePlace(cursor, element);
  if (element.type === "key" && cursor.offset <= element.end) return editKey(cursor, element);
  if (cursor.offset < element.end || element !== onLine.at(-1)) return undefined;
  return findValuePlace(cursor, element);
}

function editKey(cursor: Cursor, element: BlockElement): Place | undefined {
  const { parent } = element;
  if (parent === undefined || parent.value !== undefined) return undefined;
  const present = keyNames(parent);
  present.delete(element.name);
  const replace = { start: element.start, end: element.end };
  return {
    path: pathOf(parent),
    expects: "entry",
    layout: "own-line",
    keyColumn: element.column,
    dashColumn: element.column,
    replace,
    lead: "",
    blockReplace: replace,
    blockLead: "",
    typed: cursor.text.slice(element.start, element.end),
    colon: true,
    present,
  };
}
