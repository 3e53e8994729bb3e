import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { CompletionData, CompletionItem, CompletionKind } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import type { KnownName } from "#language/workspace/known-names.ts";
import type { Span } from "#manifest/nodes.ts";
import type { FieldSite } from "./schema/field-site.ts";
import type { Indentation, Place } from "./text/place.ts";
import type { BlockScan } from "./text/scan-block.ts";

/** One question, with what was found out about it. */
export interface CompletionRequest {
  readonly context: LanguageContext;
  readonly text: string;
  /** Of the cursor, in `text`. */
  readonly offset: number;
  readonly scan: BlockScan;
  readonly kind: CnpgKind;
  readonly site: FieldSite;
  readonly place: Place;
  readonly indentation: Indentation;
  readonly major: PostgresMajor | undefined;
  /** Names of objects of a kind, from outside of the document. */
  readonly namesOf: (kind: string) => readonly KnownName[];
}

/** An item before it has a place in the file. */
export interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly body: string;
  /** Smaller comes first; equal ranks go by label. */
  readonly rank: number;
  readonly data: CompletionData;
  /** Keys and dashes of a block, which may have to begin on the next line. */
  readonly block?: boolean;
  /** A word inside of the scalar, which alone is replaced. */
  readonly span?: Span;
  readonly deprecated?: boolean;
}

export function toItem(draft: Draft, place: Place, base: number): CompletionItem {
  const { span, lead } = targetOf(draft, place);
  const quote = draft.span === undefined ? (/^["']/.exec(place.typed)?.[0] ?? "") : "";
  return {
    label: draft.label,
    kind: draft.kind,
    detail: draft.detail,
    insertText: lead + draft.body,
    replace: { start: base + span.start, end: base + span.end },
    sortText: `${String(draft.rank).padStart(4, "0")}${draft.label}`,
    ...(quote === "" ? {} : { filterText: quote + draft.label }),
    ...(draft.deprecated === true ? { deprecated: true } : {}),
    data: draft.data,
  };
}

function targetOf(draft: Draft, place: Place): { span: Span; lead: string } {
  if (draft.span !== undefined) return { span: draft.span, lead: "" };
  return draft.block === true
    ? { span: place.blockReplace, lead: place.blockLead }
    : { span: place.replace, lead: place.lead };
}
