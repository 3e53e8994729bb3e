import type { LineColumn } from "#manifest/locate.ts";
import type { Span } from "#manifest/nodes.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Who would say no: at `kubectl apply`, at reconciliation, or when PostgreSQL starts or reloads. */
export type RefusedBy = "api-server" | "operator" | "postgres" | null;

/** Values for the placeholders of a message. */
export type MessageArguments = Readonly<Record<string, string | number>>;

export interface RelatedPlace extends Span {
  readonly message: string;
  /** The place is in another text, such as an earlier version; the span then counts for nothing. */
  readonly elsewhere?: OtherPlace;
}

/** A place in a text that is not at hand. */
export interface OtherPlace {
  /** For people, as `clusters/shop.yaml (at HEAD)`. */
  readonly name: string;
  readonly uri: string;
  readonly from: LineColumn;
  readonly to: LineColumn;
}

/** What a rule says. Offsets are relative to the document. */
export interface Finding extends Span {
  /** Stable, kebab-case, documented in `docs/rules/<code>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** As `spec.tablespaces[0].name`; empty for the whole document. */
  readonly path: string;
  /** The path as the server that refuses prints it, where that differs; for tools that compare. */
  readonly named?: string;
  /** Text in the user's language, from the catalogue. */
  readonly message: string;
  readonly refusedBy: RefusedBy;
  readonly related?: readonly RelatedPlace[];
  /** Marks for the editor. */
  readonly tag?: "deprecated" | "unnecessary";
  /** What the fixes of this code need to know; plain JSON, travels with the diagnostic. */
  readonly data?: Readonly<Record<string, unknown>>;
}
