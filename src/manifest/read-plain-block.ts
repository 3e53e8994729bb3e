import { emptyScalar } from "#manifest/empty-scalar.ts";
import type { SyntaxProblem } from "#manifest/document.ts";
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import { isLiteralMark, readLiteral } from "#manifest/read-literal.ts";
import { readPlainLine } from "#manifest/plain-line.ts";
import type { PlainLine } from "#manifest/plain-line.ts";
import { readPlainKey, readPlainValue } from "#manifest/plain-value.ts";
import { reportDuplicates } from "#manifest/report-duplicates.ts";

/** What was read: exactly what the YAML parser makes of the same text. */
export interface PlainBlock {
  readonly root: YamlMap;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads a text that is laid out as nearly all manifests are: block maps and lists, one value a line or below a `|`. That
 * takes a tenth of the time. Undefined for everything else, which is left to the YAML parser.
 */
export function readPlainBlock(text: string): PlainBlock | undefined {
  if (unusual.test(text)) return undefined;
  const reader: Reader = {
    text,
    at: 0,
    frames: [],
    problems: [],
    trivia: undefined,
    root: undefined,
  };
  while (reader.at < text.length) {
    const line = readPlainLine(text, reader.at);
    reader.at = line.next;
    if (!takeLine(reader, line)) return undefined;
  }
  const closed = closeFrames(reader, -1, text.length);
  return closed && reader.root !== undefined
    ? { root: reader.root, problems: reader.problems }
    : undefined;
}

/** Tabs, carriage returns and other characters that YAML has a word about. */
const unusual = /[^\n -~\u00a0-\ud7ff\ue000-\ufefe]/;
const deepest = 100;

interface Reader {
  readonly text: string;
  /** Where the next line begins. */
  at: number;
  /** From the root to the innermost collection. */
  readonly frames: Frame[];
  readonly problems: SyntaxProblem[];
  /** Empty lines and comments since the last value: the column of the comment that stands farthest right. */
  trivia: number | undefined;
  root: YamlMap | undefined;
}

/** A map or list that more may be added to. */
interface Frame {
  readonly kind: "map" | "list";
  readonly column: number;
  readonly start: number;
  /** Behind the last value and its line. */
  end: number;
  readonly pairs: YamlPair[];
  readonly items: YamlNode[];
  /** A key whose value is still to come. */
  open: OpenKey | undefined;
}

interface OpenKey {
  readonly key: YamlScalar;
  /** Where an empty value would be. */
  readonly at: number;
  commented: boolean;
}

/** False where the text turns out not to be plain. */
function takeLine(reader: Reader, line: PlainLine): boolean {
  const bare = line.item === undefined && line.key === undefined;
  if (bare && line.value === "") return takeTrivia(reader, -1);
  if (bare && line.value.startsWith("#")) return takeTrivia(reader, line.column);
  const frame = frameFor(reader, line);
  if (frame === undefined) return false;
  reader.trivia = undefined;
  return line.item === undefined ? takeKey(reader, frame, line) : takeItem(reader, frame, line);
}

/** A comment that stands deeper than its surroundings belongs to the value before it. */
function takeTrivia(reader: Reader, column: number): boolean {
  const frame = reader.frames.at(-1);
  if (frame === undefined) return true;
  if (frame.open === undefined && column > frame.column) return false;
  if (frame.open !== undefined && column !== -1) frame.open.commented = true;
  reader.trivia = Math.max(reader.trivia ?? -1, column);
  return true;
}

/** The collection that a line adds to; made where the line is the first of it. */
function frameFor(reader: Reader, line: PlainLine): Frame | undefined {
  const kind = line.item === undefined ? "map" : "list";
  if (!closeFrames(reader, line.column, line.start)) return undefined;
  return begins(reader.frames.at(-1), kind, line.column)
    ? open(reader, line, kind)
    : continued(reader, kind, line);
}

function begins(top: Frame | undefined, kind: Frame["kind"], column: number): boolean {
  if (top === undefined) return column === 0 && kind === "map";
  return top.open !== undefined && (top.column < column || kind === "list");
}

function continued(
  reader: Reader,
  kind: Frame["kind"],
  { column, start }: PlainLine,
): Frame | undefined {
  const top = reader.frames.at(-1);
  if (top?.column !== column) return undefined;
  if (top.kind === kind) return top;
  // A list at the column of its key ends with the next key.
  const parent = closeFrame(reader, start) ? reader.frames.at(-1) : undefined;
  return parent?.kind === kind && parent.column === column ? parent : undefined;
}

function open(
  { frames }: Reader,
  { column, start }: Pick<PlainLine, "column" | "start">,
  kind: Frame["kind"],
): Frame | undefined {
  if (frames.length >= deepest) return undefined;
  const frame: Frame = { kind, column, start, end: start, pairs: [], items: [], open: undefined };
  frames.push(frame);
  return frame;
}

function takeKey(reader: Reader, frame: Frame, line: PlainLine): boolean {
  const { start, key = "", value, valueAt, item } = line;
  const read = readPlainKey(key, item ?? start);
  if (read === undefined || !closeKey(frame)) return false;
  if (value === "" || value.startsWith("#")) {
    frame.open = { key: read, at: valueAt, commented: value !== "" };
    return true;
  }
  const node = readValue(reader, frame, { value, at: valueAt });
  if (node === undefined) return false;
  addPair(frame, read, node);
  frame.end = reader.at;
  return true;
}

/** What stands on the line, or on those below it. */
function readValue(
  reader: Reader,
  { column }: Frame,
  { value, at }: { readonly value: string; readonly at: number },
): YamlNode | undefined {
  if (!isLiteralMark(value)) return readPlainValue(value, at);
  const place = { start: at, mark: value, at: reader.at, column };
  const literal = readLiteral(reader.text, place);
  if (literal !== undefined) reader.at = literal.next;
  return literal?.node;
}

function takeItem(reader: Reader, list: Frame, line: PlainLine): boolean {
  const { item = 0, key, start, column, value } = line;
  if (key !== undefined) {
    const map = open(reader, { column: column + item - start, start: item }, "map");
    return map !== undefined && takeKey(reader, map, line);
  }
  const node = readValue(reader, list, { value, at: item });
  if (node === undefined) return false;
  list.items.push(node);
  list.end = reader.at;
  return true;
}

/** Ends what stands deeper than a column. */
function closeFrames(reader: Reader, column: number, at: number): boolean {
  while ((reader.frames.at(-1)?.column ?? -1) > column) {
    if (!closeFrame(reader, at)) return false;
  }
  return true;
}

/** @param at where the next content begins: comments of a collection's own column reach as far */
function closeFrame(reader: Reader, at: number): boolean {
  const frame = reader.frames.pop();
  if (frame === undefined || !closeKey(frame)) return false;
  const node = toNode(reader, frame);
  const keepsTrivia = frame.column > 0 && (reader.trivia ?? -1) >= frame.column;
  if (keepsTrivia) reader.trivia = undefined;
  return attach(reader, node, keepsTrivia ? at : frame.end);
}

function attach(reader: Reader, node: YamlNode, end: number): boolean {
  const parent = reader.frames.at(-1);
  if (parent === undefined) {
    if (node.kind === "map") reader.root = node;
    return node.kind === "map";
  }
  parent.end = end;
  if (parent.kind === "list") parent.items.push(node);
  else if (parent.open !== undefined) addPair(parent, parent.open.key, node);
  parent.open = undefined;
  return true;
}

function toNode({ problems }: Reader, { kind, start, end, pairs, items }: Frame): YamlNode {
  if (kind === "list") return { kind, start, end, flow: false, items };
  reportDuplicates(pairs, problems);
  return { kind, start, end, flow: false, pairs };
}

/** A key without a value has an empty one; a comment behind it would be part of that. */
function closeKey(frame: Frame): boolean {
  const { open } = frame;
  if (open === undefined) return true;
  if (open.commented) return false;
  frame.open = undefined;
  addPair(frame, open.key, emptyScalar(open.at));
  frame.end = open.at;
  return true;
}

function addPair({ pairs }: Frame, key: YamlScalar, value: YamlNode): void {
  pairs.push({ key, value, merge: false, start: key.start, end: Math.max(key.end, value.end) });
}
