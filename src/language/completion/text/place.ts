import type { Span } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";

/** Where something can be written, and how. Offsets are relative to the document. */
export interface Place {
  /** Of the node that is written, or of the map or list that gets another entry. */
  readonly path: readonly PathSegment[];
  /** `entry`: one more key or item. `node`: the value at `path` itself is yet to be written. */
  readonly expects: "entry" | "node";
  /** `same-line`: behind a colon or a dash; `own-line`: alone; `flow`: in brackets. */
  readonly layout: "same-line" | "own-line" | "flow";
  /** Column of keys and of dashes that are written here. */
  readonly keyColumn: number;
  readonly dashColumn: number;
  /** Replaced by a scalar or a name; what goes in front of it. */
  readonly replace: Span;
  readonly lead: string;
  /** Replaced by keys or dashes of a block; what goes in front of the first of them. */
  readonly blockReplace: Span;
  readonly blockLead: string;
  /** What already stands there, quotes included. */
  readonly typed: string;
  /** A colon follows, so that only the name is written. */
  readonly colon: boolean;
  /** Keys of the map, or scalars of the list, other than what is edited. */
  readonly present: ReadonlySet<string>;
}

/** How a document is indented. */
export interface Indentation {
  readonly step: number;
  /** Columns between a key and the dashes below it. */
  readonly dash: number;
}

export function spaces(count: number): string {
  return " ".repeat(Math.max(0, count));
}
