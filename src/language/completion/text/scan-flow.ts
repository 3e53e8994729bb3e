import type { Span } from "#manifest/nodes.ts";
import { isComment, lineEnd, quotedEnd } from "./scan-value.ts";

/** A map or list in brackets. `end` is behind the closing bracket, or where the text stops. */
export interface FlowCollection extends Span {
  readonly type: "map" | "list";
  readonly entries: readonly FlowEntry[];
  readonly closed: boolean;
}

/** What stands between two commas. In a list `key` is absent; in a map `value` may be. */
export interface FlowEntry extends Span {
  readonly key: FlowScalar | undefined;
  /** Offset behind the colon. */
  readonly colon: number | undefined;
  readonly value: FlowScalar | FlowCollection | undefined;
}

export interface FlowScalar extends Span {
  readonly type: "scalar";
  /** Without its quotes. */
  readonly text: string;
}

/** Reads the flow collection that begins at `start`; whatever is missing is just not there. */
export function scanFlow(text: string, start: number, end: number): FlowCollection {
  return readCollection({ text, at: start, end, depth: 0 });
}

interface Reader {
  readonly text: string;
  at: number;
  readonly end: number;
  depth: number;
}

/** Deeper brackets than any manifest has; beyond it text is not told apart any more. */
const deepest = 60;

function readCollection(reader: Reader): FlowCollection {
  const start = reader.at;
  const type = reader.text[start] === "{" ? "map" : "list";
  const entries: FlowEntry[] = [];
  reader.at += 1;
  reader.depth += 1;
  let closed = false;
  while (reader.at < reader.end && !closed) {
    entries.push(readEntry(reader, type));
    closed = reader.text[reader.at] !== "," && reader.at < reader.end;
    reader.at += 1;
  }
  reader.depth -= 1;
  const end = Math.min(reader.at, reader.end);
  return { type, entries, start, end, closed };
}

/** Reads up to the next comma or closing bracket, which stays unread. */
function readEntry(reader: Reader, type: "map" | "list"): FlowEntry {
  const start = reader.at;
  const first = readNode(reader);
  skipSpace(reader);
  const hasColon = reader.text[reader.at] === ":" && reader.at < reader.end;
  if (!hasColon || first?.type !== "scalar") {
    return bareEntry(reader, start, type, first);
  }
  reader.at += 1;
  const colon = reader.at;
  const value = readNode(reader);
  skipToBoundary(reader);
  return { start, end: reader.at, key: first, colon, value };
}

function bareEntry(
  reader: Reader,
  start: number,
  type: "map" | "list",
  node: FlowScalar | FlowCollection | undefined,
): FlowEntry {
  skipToBoundary(reader);
  const key = type === "map" && node?.type === "scalar" ? node : undefined;
  const value = key === undefined ? node : undefined;
  return { start, end: reader.at, key, colon: undefined, value };
}

function readNode(reader: Reader): FlowScalar | FlowCollection | undefined {
  skipSpace(reader);
  const { text, at } = reader;
  const first = text[at] ?? "";
  if (at >= reader.end || /^[,\]}:]?$/.test(first)) return undefined;
  if (/[{[]/.test(first) && reader.depth < deepest) return readCollection(reader);
  const quoted = `"'`.includes(first);
  reader.at = quoted ? quotedEnd(text, at, reader.end) : plainFlowEnd(reader);
  const raw = text.slice(at, reader.at);
  const end = at + raw.trimEnd().length;
  return { type: "scalar", start: at, end, text: quoted ? raw.slice(1, -1) : raw.trimEnd() };
}

function plainFlowEnd(reader: Reader): number {
  const stop = /[,[\]{}\n]|:(?=[\s,[\]{}])|:$|\s#/g;
  stop.lastIndex = reader.at + 1;
  const match = stop.exec(reader.text);
  return Math.min(match?.index ?? reader.end, reader.end);
}

function skipSpace(reader: Reader): void {
  while (reader.at < reader.end) {
    if (isComment(reader.text, reader.at)) reader.at = lineEnd(reader.text, reader.at);
    else if (!/\s/.test(reader.text[reader.at] ?? "")) return;
    else reader.at += 1;
  }
}

function skipToBoundary(reader: Reader): void {
  while (reader.at < reader.end && !/[,\]}]/.test(reader.text[reader.at] ?? "")) reader.at += 1;
}
