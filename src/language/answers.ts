import type { Finding } from "#language/finding.ts";
import type { Span } from "#manifest/nodes.ts";

/** Replaces `start`..`end` of the file by `newText`. Offsets are absolute in the file. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** Icon of a completion item; `server/convert.ts` maps it to LSP. */
export type CompletionKind =
  "field" | "section" | "list" | "parameter" | "value" | "kind" | "snippet" | "unit" | "reference";

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One short line beside the label: type, default, reload or restart. */
  readonly detail: string;
  /** A snippet in LSP syntax, already indented for its place. */
  readonly insertText: string;
  /** What is replaced; absolute offsets, on one line. */
  readonly replace: Span;
  readonly sortText: string;
  readonly filterText?: string;
  readonly preselect?: boolean;
  readonly deprecated?: boolean;
  /** Plain JSON that `resolveCompletion` turns into documentation. */
  readonly data: CompletionData;
}

/** Where the documentation of an item comes from. */
export type CompletionData =
  | { readonly source: "field"; readonly kind: string; readonly path: string }
  | {
      readonly source: "value";
      readonly kind: string;
      readonly path: string;
      readonly value: string;
    }
  | {
      readonly source: "parameter";
      readonly name: string;
      readonly major: number | null;
      /** Where a value is offered, not the name. */
      readonly value?: string;
    }
  | { readonly source: "text"; readonly text: string };

export interface Hover extends Span {
  readonly markdown: string;
}

export interface Fix {
  readonly title: string;
  readonly changes: readonly TextChange[];
  /** The finding that goes away. */
  readonly finding: Finding;
  readonly preferred: boolean;
  /** May run in fix-all: meaning does not change, or there is exactly one right answer. */
  readonly safe: boolean;
}

export interface OutlineEntry extends Span {
  readonly name: string;
  readonly detail: string;
  readonly kind: "document" | "section" | "list" | "value";
  /** Where the cursor goes. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}
