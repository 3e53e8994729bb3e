/** What an edit put in place of what: `[start, oldEnd)` of the text before became `[start, newEnd)` of the text after. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Two edits, one after the other, as one that holds both. */
export function joinEdits(first: TextEdit, second: TextEdit): TextEdit {
  return {
    start: Math.min(first.start, second.start),
    oldEnd: first.oldEnd + Math.max(0, second.oldEnd - first.newEnd),
    newEnd: Math.max(first.newEnd, second.oldEnd) + (second.newEnd - second.oldEnd),
  };
}
