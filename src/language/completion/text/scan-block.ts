import type { Span } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";
import { isComment, lineEnd, quotedEnd, scanValue, skipBlanks } from "./scan-value.ts";
import type { ValueSpan } from "./scan-value.ts";

/** A key, a dash or a line of loose text, at its place in the indentation of a document. */
export interface BlockElement extends Span {
  readonly type: "key" | "item" | "text" | "root";
  readonly column: number;
  /** Start of the line that holds it. */
  readonly lineStart: number;
  /** The key without quotes; empty for others. */
  readonly name: string;
  /** What follows on the same line; a key or dash behind a dash is a child instead. */
  value: ValueSpan | undefined;
  readonly parent: BlockElement | undefined;
  readonly children: BlockElement[];
}

export interface BlockScan {
  readonly root: BlockElement;
  /** In the order of the text. */
  readonly elements: readonly BlockElement[];
}

/** Reads the block structure of one document by indentation; any text has one. Linear, and without a tree. */
export function scanBlock(text: string): BlockScan {
  const root = createElement({
    type: "root",
    column: -1,
    lineStart: 0,
    start: 0,
    end: 0,
    name: "",
  });
  const scan: Scan = { text, elements: [], stack: [root] };
  for (let at = 0; at < text.length;) {
    const start = skipBlanks(text, at);
    at = isContent(text, at, start) ? scanLine(scan, at, start) : lineEnd(text, at) + 1;
  }
  return { root, elements: scan.elements };
}

/** Where an element's own value or children stand, from the root. */
export function pathOf(element: BlockElement): PathSegment[] {
  const path: PathSegment[] = [];
  for (let at: BlockElement | undefined = element; at?.parent !== undefined; at = at.parent) {
    if (at.type === "key") path.push(at.name);
    if (at.type === "item") path.push(itemIndex(at));
  }
  return path.reverse();
}

export function keyNames(element: BlockElement): Set<string> {
  return new Set(element.children.filter(({ type }) => type === "key").map(({ name }) => name));
}

interface Scan {
  readonly text: string;
  readonly elements: BlockElement[];
  /** The root, then the ancestors of the next element, by growing column. */
  readonly stack: BlockElement[];
}

type Seed = Pick<BlockElement, "type" | "column" | "lineStart" | "start" | "end" | "name">;

function createElement(seed: Seed, parent?: BlockElement): BlockElement {
  return { ...seed, value: undefined, parent, children: [] };
}

function isContent(text: string, lineStart: number, start: number): boolean {
  const first = text[start];
  if (first === undefined || first === "\n" || first === "\r" || first === "#") return false;
  return !(start === lineStart && /^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3)));
}

/** Reads the line and what belongs to its value; returns the start of the next line. */
function scanLine(scan: Scan, lineStart: number, start: number): number {
  const { text } = scan;
  let at = start;
  let item: BlockElement | undefined;
  while (text[at] === "-" && isGap(text[at + 1])) {
    item = push(scan, {
      type: "item",
      column: at - lineStart,
      lineStart,
      start: at,
      end: at + 1,
      name: "",
    });
    at = skipBlanks(text, at + 1);
  }
  const end = lineEnd(text, at);
  if (at >= end || text[at] === "\r" || isComment(text, at)) return end + 1;
  const key = readKey(text, at, end);
  if (key === undefined) return scanText(scan, lineStart, at, item);
  const seed = { type: "key", column: at - lineStart, lineStart, start: at, ...key } as const;
  return scanInto(scan, push(scan, seed), skipColon(text, key.end));
}

/** Text that is neither key nor dash: a value behind a dash, or a line of its own. */
function scanText(
  scan: Scan,
  lineStart: number,
  at: number,
  item: BlockElement | undefined,
): number {
  if (item !== undefined) return scanInto(scan, item, at);
  const { value, next } = scanValue(scan.text, at, at - lineStart - 1);
  const end = value?.end ?? lineEnd(scan.text, at);
  const element = push(scan, {
    type: "text",
    column: at - lineStart,
    lineStart,
    start: at,
    end,
    name: "",
  });
  element.value = value;
  return next;
}

function scanInto(scan: Scan, element: BlockElement, at: number): number {
  const { value, next } = scanValue(scan.text, at, element.column);
  element.value = value;
  return next;
}

function push(scan: Scan, seed: Seed): BlockElement {
  const parent = parentAt(scan.stack, seed.column, seed.type === "item");
  const element = createElement(seed, parent);
  parent.children.push(element);
  scan.elements.push(element);
  if (seed.type !== "text") scan.stack.push(element);
  return element;
}

/** Pops what cannot hold an element at `column`; a dash may stand at the column of its key. */
function parentAt(stack: BlockElement[], column: number, item: boolean): BlockElement {
  for (;;) {
    const top = stack[stack.length - 1] as BlockElement;
    const holds = item && top.type === "key" ? top.column <= column : top.column < column;
    if (holds || top.type === "root") return top;
    stack.pop();
  }
}

interface KeyText {
  readonly name: string;
  readonly end: number;
}

const plainKey = /[^\s"'#{}[\],&*!|>@`%](?:[^\n:]|:(?=[^\s]))*?(?=[ \t]*:(?:\s|$))/y;
const quotedKeyRest = /[ \t]*:(?=\s|$)/y;

function readKey(text: string, at: number, end: number): KeyText | undefined {
  if (text[at] === '"' || text[at] === "'") return readQuotedKey(text, at, end);
  plainKey.lastIndex = at;
  const match = plainKey.exec(text);
  if (match === null || / #/.test(match[0]) || at + match[0].length > end) return undefined;
  return { name: match[0], end: at + match[0].length };
}

function readQuotedKey(text: string, at: number, end: number): KeyText | undefined {
  const close = quotedEnd(text, at, end);
  quotedKeyRest.lastIndex = close;
  if (close - at < 2 || !quotedKeyRest.test(text)) return undefined;
  return { name: text.slice(at + 1, close - 1), end: close };
}

function skipColon(text: string, at: number): number {
  return text.indexOf(":", at) + 1;
}

function isGap(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

function itemIndex(item: BlockElement): number {
  const items = item.parent?.children.filter(({ type }) => type === "item") ?? [];
  return items.indexOf(item);
}
