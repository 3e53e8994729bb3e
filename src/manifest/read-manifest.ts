import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { listItems } from "#manifest/list-items.ts";
import { readDocument } from "#manifest/read-document.ts";
import { splitDocuments } from "#manifest/split-documents.ts";
import type { Part } from "#manifest/split-documents.ts";
import { splitAgain } from "#manifest/split-again.ts";
import type { SplitText } from "#manifest/split-again.ts";
import type { TextEdit } from "#manifest/text-edit.ts";

/** What a file was before, and what was edited since; without the edit, all of its text is compared. */
export interface EarlierReading {
  readonly file: ManifestFile;
  readonly edit?: TextEdit | undefined;
}

/**
 * Reads a file. Documents that the edit left alone, or whose text also stood in the earlier reading, counted from either
 * end, are taken over with everything already known about them, so an edit costs one document.
 */
export function readManifest(text: string, earlier?: EarlierReading, path = ""): ManifestFile {
  const old = earlier?.file.parts ?? [];
  const edit = earlier?.edit;
  const split = (edit && splitAgain(text, old, edit)) ?? splitWhole(text);
  const { front, middle, back, lines } = split;
  const reuse = matchEnds(text, middle, old.slice(front, old.length - back));
  const read = middle.map((part, at): PlacedDocument => ({
    document: reuse(at) ?? readDocument(detach(text.slice(part.offset, part.end)), path),
    offset: part.offset,
    line: part.line,
    index: front + at,
  }));
  const moved = edit === undefined ? 0 : edit.newEnd - edit.oldEnd;
  const rest = old
    .slice(old.length - back)
    .map(({ document, offset, line }, at): PlacedDocument => ({
      document,
      offset: offset + moved,
      line: line + lines,
      index: front + middle.length + at,
    }));
  return new LazyFile(text, [...old.slice(0, front), ...read, ...rest]);
}

function splitWhole(text: string): SplitText {
  return { front: 0, middle: splitDocuments(text), back: 0, lines: 0 };
}

class LazyFile implements ManifestFile {
  readonly text: string;
  readonly parts: readonly PlacedDocument[];
  #documents: readonly PlacedDocument[] | undefined;
  #ours: boolean | undefined;

  constructor(text: string, parts: readonly PlacedDocument[]) {
    this.text = text;
    this.parts = parts;
  }

  get documents(): readonly PlacedDocument[] {
    this.#documents ??= takeListsApart(this.parts);
    return this.#documents;
  }

  get ours(): boolean {
    this.#ours ??= this.documents.some(({ document }) => document.ours);
    return this.#ours;
  }
}

function takeListsApart(parts: readonly PlacedDocument[]): readonly PlacedDocument[] {
  const hasList = parts.some(({ document }) => listItems(document) !== undefined);
  if (!hasList) return parts;
  return parts
    .flatMap((part) =>
      (listItems(part.document) ?? [part.document]).map((document) => ({ ...part, document })),
    )
    .map((placed, index) => ({ ...placed, index }));
}

function matchEnds(
  text: string,
  parts: readonly Part[],
  old: readonly PlacedDocument[],
): (index: number) => ManifestDocument | undefined {
  const sameText = (part: Part | undefined, placed: PlacedDocument | undefined): boolean =>
    part !== undefined &&
    placed !== undefined &&
    part.end - part.offset === placed.document.text.length &&
    text.startsWith(placed.document.text, part.offset);
  let front = 0;
  while (sameText(parts[front], old[front])) front += 1;
  const shift = old.length - parts.length;
  let back = parts.length;
  while (back > front && back + shift > front && sameText(parts[back - 1], old[back - 1 + shift])) {
    back -= 1;
  }
  return (index) => {
    if (index < front) return old[index]?.document;
    return index >= back ? old[index + shift]?.document : undefined;
  };
}

/** A copy: an engine's slice keeps the whole text alive, so each edit of a large file would stay in memory. */
function detach(slice: string): string {
  return ` ${slice}`.slice(1);
}
