import type { ManifestFile } from "#manifest/document.ts";
import { documentAt } from "#manifest/locate.ts";
import type { Span, YamlNode } from "#manifest/nodes.ts";

/** What a growing selection covers, innermost first, each inside the next. */
export function selectionAt(file: ManifestFile, offset: number): readonly Span[] {
  const placed = documentAt(file, offset);
  if (placed === undefined) return [];
  const spans: Span[] = [];
  collect(placed.document.root, offset - placed.offset, spans);
  return spans
    .reverse()
    .map(({ start, end }) => ({ start: start + placed.offset, end: end + placed.offset }));
}

function collect(node: YamlNode | undefined, offset: number, spans: Span[]): void {
  if (node === undefined || !contains(node, offset)) return;
  add(spans, node);
  if (node.kind === "list")
    collect(
      node.items.find((item) => contains(item, offset)),
      offset,
      spans,
    );
  if (node.kind !== "map") return;
  const pair = node.pairs.find((candidate) => contains(candidate, offset));
  if (pair === undefined) return;
  add(spans, pair);
  if (contains(pair.key, offset)) add(spans, pair.key);
  else collect(pair.value, offset, spans);
}

function add(spans: Span[], { start, end }: Span): void {
  const last = spans.at(-1);
  const same = last?.start === start && last.end === end;
  const inside = last === undefined || (last.start <= start && end <= last.end);
  if (!same && inside) spans.push({ start, end });
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
