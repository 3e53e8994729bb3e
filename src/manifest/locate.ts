import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";
import { keyOf } from "#manifest/values.ts";

/** A zero-based position, columns in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** The document that holds an absolute offset; undefined on a `---` line. */
export function documentAt(file: ManifestFile, offset: number): PlacedDocument | undefined {
  let low = 0;
  let high = file.documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.documents[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const placed = file.documents[low];
  return placed !== undefined && holds(placed, offset)
    ? (itemAt(file, placed, offset) ?? placed)
    : undefined;
}

function holds({ document, offset: start }: PlacedDocument, offset: number): boolean {
  return start <= offset && offset <= start + document.text.length;
}

/** The items of a list have the same offset; the one is meant that is written there. */
function itemAt(file: ManifestFile, last: PlacedDocument, offset: number) {
  for (let at = last.index; file.documents[at]?.offset === last.offset; at -= 1) {
    const placed = file.documents[at];
    if (placed && touches(placed.document.extent, offset - placed.offset)) return placed;
  }
  return undefined;
}

/** Line and column of a document-relative offset, relative to the document. */
export function positionIn(document: ManifestDocument, offset: number): LineColumn {
  const starts = document.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - (starts[low] ?? 0) };
}

/** Line and column in the file of a document-relative offset. */
export function positionOf(placed: PlacedDocument, offset: number): LineColumn {
  const { line, column } = positionIn(placed.document, offset);
  return { line: line + placed.line, column };
}

/** What stands at an offset of a document. */
export interface NodeAt {
  readonly path: readonly PathSegment[];
  readonly node: YamlNode;
  /** The offset is on the key that `path` ends with, not on its value. */
  readonly onKey: boolean;
}

/** The innermost key or value that touches a document-relative offset. */
export function nodeAt(document: ManifestDocument, offset: number): NodeAt | undefined {
  let node = document.root;
  const path: PathSegment[] = [];
  while (node !== undefined && touches(node, offset)) {
    const step: Step | undefined = stepInto(node, offset);
    if (step === undefined) return { path, node, onKey: false };
    path.push(step.segment);
    node = step.node;
    if (step.onKey) return { path, node, onKey: true };
  }
  return undefined;
}

interface Step {
  readonly segment: PathSegment;
  readonly node: YamlNode;
  readonly onKey: boolean;
}

function stepInto(node: YamlNode, offset: number): Step | undefined {
  if (node.kind === "map") {
    for (const pair of node.pairs) {
      const segment = keyOf(pair);
      if (touches(pair.key, offset)) return { segment, node: pair.value, onKey: true };
      if (touches(pair.value, offset)) return { segment, node: pair.value, onKey: false };
    }
  }
  if (node.kind === "list") {
    const segment = node.items.findIndex((item) => touches(item, offset));
    const item = node.items[segment];
    if (item !== undefined) return { segment, node: item, onKey: false };
  }
  return undefined;
}

function touches(node: { start: number; end: number }, offset: number): boolean {
  return node.start <= offset && offset <= node.end;
}
