import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { CompletionData, CompletionItem, CompletionKind } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import type { FieldSite } from "./schema/field-site.ts";
import type { Indentation, Place } from "./text/place.ts";

/** One question, with what was found out about it. */
export interface CompletionRequest {
  readonly context: LanguageContext;
  readonly kind: CnpgKind;
  readonly site: FieldSite;
  readonly place: Place;
  readonly indentation: Indentation;
  readonly major: PostgresMajor | undefined;
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
}

export function toItem(draft: Draft, place: Place, base: number): CompletionItem {
  const span = draft.block === true ? place.blockReplace : place.replace;
  const lead = draft.block === true ? place.blockLead : place.lead;
  const quote = /^["']/.exec(place.typed)?.[0] ?? "";
  return {
    label: draft.label,
    kind: draft.kind,
    detail: draft.detail,
    insertText: lead + draft.body,
    replace: { start: base + span.start, end: base + span.end },
    sortText: `${String(draft.rank).padStart(4, "0")}${draft.label}`,
    ...(quote === "" ? {} : { filterText: quote + draft.label }),
    data: draft.data,
  };
}
