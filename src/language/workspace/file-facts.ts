import { normalizeUri, parentOf } from "#language/workspace/uri.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { readFacts } from "#language/workspace/read-facts.ts";
import { thinText } from "#language/workspace/thin-text.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";
import { readDocument } from "#manifest/read-document.ts";
import { splitDocuments } from "#manifest/split-documents.ts";

/** One entry a document, in the order of the file; undefined for what is not ours. */
export type FileFacts = readonly (PlacedFacts | undefined)[];

/** The facts of a file that has been read; unchanged documents cost nothing. */
export function factsOfFile(uri: string, { text, documents }: ManifestFile): FileFacts {
  const place = createPlacer(uri, text);
  return documents.map(({ document, offset, line, index }) =>
    place(document, { offset, line, index }),
  );
}

/** The facts of a text that nobody looks at: it is read as far as they need, and not kept. */
export function factsOfText(uri: string, written: string): FileFacts {
  // Facts know lines and columns, which stay as they are, and this is the quicker one to read.
  const text = written.replaceAll("\r\n", "\n");
  const place = createPlacer(uri, text);
  const path = normalizeUri(uri);
  return splitDocuments(text).map(({ offset, end, line }, index) => {
    const part = text.slice(offset, end);
    if (!mentionsUs(part)) return undefined;
    return place(readDocument(thinText(part), path), { offset, line, index });
  });
}

/** Whether a text may hold something of ours; far cheaper than reading it. */
export function mentionsUs(text: string): boolean {
  return text.includes(".cnpg.io/");
}

interface DocumentPlace {
  readonly offset: number;
  readonly line: number;
  readonly index: number;
}

function createPlacer(uri: string, text: string) {
  const file = normalizeUri(uri);
  const folder = parentOf(file);
  return (document: ManifestDocument, at: DocumentPlace): PlacedFacts | undefined => {
    const facts = readFacts(document);
    if (facts === undefined) return undefined;
    const { offset, line, index } = at;
    // A document may begin behind its dashes, on the same line.
    const column = offset === 0 ? 0 : offset - text.lastIndexOf("\n", offset - 1) - 1;
    return { facts, uri, file, folder, index, line, column };
  };
}
