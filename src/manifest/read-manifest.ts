import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { listItems } from "#manifest/list-items.ts";
import { readDocument } from "#manifest/read-document.ts";
import { splitDocuments } from "#manifest/split-documents.ts";
import type { Part } from "#manifest/split-documents.ts";

/**
 * Reads a file. Documents whose text also stood in `previous`, counted from either end, are taken
 * over with everything already known about them, so an edit costs one document.
 */
export function readManifest(text: string, previous?: ManifestFile, path = ""): ManifestFile {
  const parts = splitDocuments(text);
  const reuse = matchEnds(text, parts, previous?.parts ?? []);
  const placed = parts.map((part, index): PlacedDocument => {
    const document = reuse(index) ?? readDocument(detach(text.slice(part.offset, part.end)), path);
    return { document, offset: part.offset, line: part.line, index };
  });
  return new LazyFile(text, placed);
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
