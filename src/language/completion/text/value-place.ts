import type { Span } from "#manifest/nodes.ts";
import type { Cursor } from "./cursor.ts";
import type { Place } from "./place.ts";
import { keyNames, pathOf } from "./scan-block.ts";
import type { BlockElement } from "./scan-block.ts";

/** The cursor stands behind the colon of a key or behind a dash. */
export function findValuePlace(cursor: Cursor, element: BlockElement): Place | undefined {
  const replace = valueSpan(cursor, element);
  if (replace === undefined) return undefined;
  if (element.type === "item" && element.children.length > 0) return undefined;
  const behind = behindMark(cursor.text, element);
  return {
    path: pathOf(element),
    expects: "node",
    layout: "same-line",
    ...columns(cursor, element, replace),
    replace,
    lead: replace.start === behind ? " " : "",
    ...blockForm(cursor, element, replace),
    typed: cursor.text.slice(replace.start, replace.end),
    colon: false,
    present: presentIn(cursor.text, element),
  };
}

function valueSpan(cursor: Cursor, element: BlockElement): Span | undefined {
  const { value } = element;
  if (value === undefined) return { start: cursor.offset, end: cursor.offset };
  const scalar = value.style !== "flow" && value.style !== "alias" && value.style !== "block";
  if (!scalar || cursor.offset < value.start) return undefined;
  if (cursor.offset <= value.end) return { start: value.start, end: value.end };
  const between = cursor.text.slice(value.end, cursor.offset);
  return /^[ \t]+$/.test(between) ? { start: value.start, end: cursor.offset } : undefined;
}

function behindMark(text: string, element: BlockElement): number {
  return element.type === "key" ? text.indexOf(":", element.end) + 1 : element.end;
}

function columns(cursor: Cursor, element: BlockElement, replace: Span) {
  const { step, dash } = cursor.indentation;
  const child = element.children.find(({ type }) => type !== "text");
  if (element.type === "item") {
    const gap = replace.start === element.end ? 1 : 0;
    const column = replace.start - element.lineStart + gap;
    return { keyColumn: column, dashColumn: column };
  }
  return {
    keyColumn: child?.column ?? element.column + step,
    dashColumn: child?.column ?? element.column + dash,
  };
}

/** Keys and dashes below a key begin on the next line; behind a dash the first stays on its line. */
function blockForm(cursor: Cursor, element: BlockElement, replace: Span) {
  if (element.type === "item") {
    return { blockReplace: replace, blockLead: replace.start === element.end ? " " : "" };
  }
  const start = behindMark(cursor.text, element);
  return { blockReplace: { start, end: replace.end }, blockLead: "\n" };
}

/** Behind a key: what the block below it holds. Behind a dash: the other scalars of the list. */
function presentIn(text: string, element: BlockElement): Set<string> {
  return element.type === "key" ? keyNames(element) : scalarsBeside(text, element);
}

export function scalarsBeside(text: string, item: BlockElement): Set<string> {
  const others = item.parent?.children.filter((other) => other !== item) ?? [];
  return new Set(
    others.flatMap(({ value }) => (value === undefined ? [] : [plainText(text, value)])),
  );
}

export function plainText(text: string, span: Span): string {
  const raw = text.slice(span.start, span.end);
  return /^(["']).*\1$/s.test(raw) && raw.length > 1 ? raw.slice(1, -1) : raw;
}
