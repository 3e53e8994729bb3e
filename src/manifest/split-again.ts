import { partsFrom } from "#manifest/split-documents.ts";
import type { Part } from "#manifest/split-documents.ts";
import type { TextEdit } from "#manifest/text-edit.ts";

/** An edited text beside what it was split into before. */
export interface SplitText {
  /** So many parts at the beginning are what they were. */
  readonly front: number;
  readonly middle: readonly Part[];
  /** So many parts at the end have the text that they had, and stand so many lines further down. */
  readonly back: number;
  readonly lines: number;
}

/**
 * What `splitDocuments` makes of a text after an edit, at the price of the parts around the edit. Undefined for an
 * edit of the first part, which may come or go.
 */
export function splitAgain(
  text: string,
  old: readonly Pick<Part, "offset" | "line">[],
  edit: TextEdit,
): SplitText | undefined {
  // Where the edited part begins depends on the line of its mark, which the edit may be in.
  const front = old.findLastIndex(({ offset }) => offset < edit.start) - 1;
  const begin = old[front];
  if (begin === undefined) return undefined;
  const moved = edit.newEnd - edit.oldEnd;
  const known = new Map(old.slice(front).map((part) => [part.offset + moved, part]));
  const middle: Part[] = [];
  for (const part of partsFrom(text, begin)) {
    const same = part.offset > edit.newEnd ? known.get(part.offset) : undefined;
    if (same !== undefined) {
      const back = old.length - old.indexOf(same);
      return { front, middle, back, lines: part.line - same.line };
    }
    middle.push(part);
  }
  return { front, middle, back: 0, lines: 0 };
}
