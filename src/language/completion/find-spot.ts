import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { documentAt } from "#manifest/locate.ts";
import { memoize } from "#util/memoize.ts";
import { findPlace, startOfLine } from "./text/find-place.ts";
import { readIndentation } from "./text/indentation.ts";
import type { Indentation, Place } from "./text/place.ts";
import { scanBlock } from "./text/scan-block.ts";
import type { BlockScan } from "./text/scan-block.ts";

/** Where in a file the cursor stands. */
export interface Spot {
  readonly placed: PlacedDocument;
  /** Of the cursor, in its document. */
  readonly offset: number;
  readonly scan: BlockScan;
  readonly indentation: Indentation;
  readonly place: Place;
}

/** Undefined where nothing can be written. Looks at the text of the one document. */
export function findSpot(file: ManifestFile, offset: number): Spot | undefined {
  const placed = documentAt(file, offset);
  if (placed === undefined) return undefined;
  const { text } = placed.document;
  const { scan, indentation } = layoutOf(placed.document);
  const local = offset - placed.offset;
  const lineStart = startOfLine(text, local);
  const place = findPlace({ text, offset: local, lineStart, scan, indentation });
  return place && { placed, offset: local, scan, indentation, place };
}

/** Asked twice for each key stroke: for what can be written, and for the field whose names the cluster knows. */
const layoutOf = memoize(({ text }: ManifestDocument) => {
  const scan = scanBlock(text);
  return { scan, indentation: readIndentation(scan) };
});
