import type { Cursor } from "./cursor.ts";
import type { Place } from "./place.ts";
import { spaces } from "./place.ts";
import { keyNames, pathOf } from "./scan-block.ts";
import type { BlockElement } from "./scan-block.ts";
import { plainText } from "./value-place.ts";

/** The cursor stands on a line of blanks. */
export function findBlankPlace(cursor: Cursor): Place {
  const { lineStart, offset, scan } = cursor;
  const column = offset - lineStart;
  const next = scan.elements.find((element) => element.lineStart > lineStart);
  const previous = scan.elements.findLast((element) => element.lineStart < lineStart);
  const deeper = next !== undefined && next.type !== "text" && next.column > column;
  const container = deeper
    ? (next.parent ?? scan.root)
    : containerAt(previous ?? scan.root, column);
  return placeIn(cursor, container, { start: offset, end: offset, column });
}

/** The cursor stands in the first word of a line that is not a key yet. */
export function findLoosePlace(cursor: Cursor, element: BlockElement): Place | undefined {
  const { parent, start, end, column } = element;
  if (parent === undefined || parent.value !== undefined || cursor.offset > end) return undefined;
  return placeIn(cursor, parent, { start, end, column });
}

/** The nearest element before the cursor that can hold something at `column`. */
function containerAt(previous: BlockElement, column: number): BlockElement {
  let element = previous;
  while (element.parent !== undefined && (element.column >= column || isFull(element))) {
    element = element.parent;
  }
  return element;
}

function isFull(element: BlockElement): boolean {
  return element.value !== undefined || element.type === "text";
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** Children of one container stand in one column, so what is written moves to theirs. */
function placeIn(cursor: Cursor, container: BlockElement, word: Word): Place {
  const child = container.children.find(({ type }) => type !== "text");
  const column = child?.column ?? freeColumn(container, word.column);
  const moves = column !== word.column;
  const replace = { start: moves ? cursor.lineStart : word.start, end: word.end };
  const lead = moves ? spaces(column) : "";
  return {
    path: pathOf(container),
    expects: child === undefined && container.type !== "root" ? "node" : "entry",
    layout: "own-line",
    keyColumn: column,
    dashColumn: column,
    replace,
    lead,
    blockReplace: replace,
    blockLead: lead,
    typed: cursor.text.slice(word.start, word.end),
    colon: false,
    present: presentIn(cursor.text, container, child),
  };
}

function presentIn(text: string, container: BlockElement, child: BlockElement | undefined) {
  return child?.type === "item" ? scalarsIn(text, container) : keyNames(container);
}

function scalarsIn(text: string, list: BlockElement): Set<string> {
  const { children } = list;
  return new Set(
    children.flatMap(({ value }) => (value === undefined ? [] : plainText(text, value))),
  );
}

function freeColumn(container: BlockElement, wanted: number): number {
  return container.type === "root" ? 0 : Math.max(wanted, container.column + 1);
}
