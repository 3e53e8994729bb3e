import type { Span } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";
import type { Cursor } from "./cursor.ts";
import type { Place } from "./place.ts";
import type { FlowCollection, FlowEntry } from "./scan-flow.ts";

type Path = readonly PathSegment[];

/** The cursor stands inside of brackets. */
export function findFlowPlace(
  cursor: Cursor,
  collection: FlowCollection,
  path: Path,
): Place | undefined {
  const { offset } = cursor;
  const index = collection.entries.findIndex((entry) => touches(entry, offset));
  const entry = collection.entries[index];
  if (entry === undefined) return undefined;
  const inner = entry.value;
  const valuePath = [...path, collection.type === "list" ? index : keyOf(entry)];
  if (inner !== undefined && inner.type !== "scalar") {
    return isInside(inner, offset) ? findFlowPlace(cursor, inner, valuePath) : undefined;
  }
  if (collection.type === "list")
    return atValue(cursor, entry, valuePath, scalars(collection, entry));
  return isBehindColon(entry, offset)
    ? atValue(cursor, entry, valuePath, new Set())
    : atKey(cursor, entry, path, keys(collection, entry));
}

function isBehindColon({ colon }: FlowEntry, offset: number): boolean {
  return colon !== undefined && offset >= colon;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function keyOf({ key }: FlowEntry): string {
  return key?.text ?? "";
}

function isInside({ start, end, closed }: FlowCollection, offset: number): boolean {
  return start < offset && (offset < end || !closed);
}

function atKey(
  cursor: Cursor,
  entry: FlowEntry,
  path: Path,
  present: ReadonlySet<string>,
): Place | undefined {
  const span = spanAt(cursor.offset, entry.key);
  if (span === undefined) return undefined;
  return flowPlace(cursor, span, {
    path,
    expects: "entry",
    colon: entry.colon !== undefined,
    present,
  });
}

function atValue(
  cursor: Cursor,
  entry: FlowEntry,
  path: Path,
  present: ReadonlySet<string>,
): Place | undefined {
  const scalar = entry.value?.type === "scalar" ? entry.value : undefined;
  const span = spanAt(cursor.offset, scalar);
  if (span === undefined || (entry.key !== undefined && entry.colon === undefined))
    return undefined;
  return flowPlace(cursor, span, { path, expects: "node", colon: false, present });
}

function spanAt(offset: number, written: Span | undefined): Span | undefined {
  if (written === undefined) return { start: offset, end: offset };
  const inside = written.start <= offset && offset <= written.end;
  return inside ? { start: written.start, end: written.end } : undefined;
}

function flowPlace(
  cursor: Cursor,
  replace: Span,
  rest: Pick<Place, "path" | "expects" | "colon" | "present">,
): Place {
  const lead = /[:,]/.test(cursor.text[replace.start - 1] ?? "") ? " " : "";
  return {
    ...rest,
    layout: "flow",
    keyColumn: 0,
    dashColumn: 0,
    replace,
    lead,
    blockReplace: replace,
    blockLead: lead,
    typed: cursor.text.slice(replace.start, replace.end),
  };
}

function keys(collection: FlowCollection, edited: FlowEntry): Set<string> {
  const others = collection.entries.filter((entry) => entry !== edited);
  return new Set(others.flatMap(({ key }) => (key === undefined ? [] : [key.text])));
}

function scalars(collection: FlowCollection, edited: FlowEntry): Set<string> {
  const others = collection.entries.filter((entry) => entry !== edited);
  return new Set(others.flatMap(({ value }) => (value?.type === "scalar" ? [value.text] : [])));
}
