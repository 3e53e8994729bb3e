import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { positionOf } from "#manifest/locate.ts";
import type { YamlNode } from "#manifest/nodes.ts";

export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** Every key whose value goes over several lines, and every document; lines are zero-based. */
export function foldingOf(file: ManifestFile): readonly FoldingRange[] {
  return file.parts.flatMap((placed) => {
    const { root } = placed.document;
    return root === undefined ? [] : [...rangesIn(placed, root, root.start)];
  });
}

function* rangesIn(
  placed: PlacedDocument,
  node: YamlNode,
  head: number,
): Generator<FoldingRange, void> {
  const startLine = positionOf(placed, head).line;
  const text = placed.document.text.slice(node.start, node.end);
  const endLine = positionOf(placed, node.start + text.trimEnd().length).line;
  if (endLine > startLine) yield { startLine, endLine };
  if (node.kind === "map") {
    for (const { key, value } of node.pairs) yield* rangesIn(placed, value, key.start);
  }
  if (node.kind === "list") {
    for (const item of node.items) yield* rangesIn(placed, item, item.start);
  }
}
