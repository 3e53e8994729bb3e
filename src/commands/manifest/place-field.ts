import type { PlacedDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
import { documentAt } from "#manifest/locate.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { entryOf, resolveAlias } from "#manifest/values.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";

/** Where a field stands in the document at an offset of a text, or its last written part; the offset itself where none is. */
export function findField(text: string, offset: number, field: string): number {
  const placed = documentAt(readManifest(text), offset);
  return placed === undefined ? offset : placeField(placed, field).start;
}

/** The place in the file of a field as the server spells it, `spec.tablespaces[0].name`, or of its last written part. */
export function placeField({ document, offset }: PlacedDocument, field: string): Span {
  let node = resolveAlias(document.root);
  const { text } = document;
  const first = node?.start ?? 0;
  let span: Span = { start: first, end: lineEnd(text, first) };
  for (const step of parseField(field)) {
    const next = node === undefined ? undefined : stepInto(node, step);
    if (next === undefined) break;
    node = next.node;
    span = next.key ?? { start: next.node.start, end: lineEnd(text, next.node.start) };
  }
  return { start: span.start + offset, end: span.end + offset };
}

/** `spec.postgresql.parameters[max_connections]`, `.spec.x`, `items[0]`. */
export function parseField(field: string): readonly PathSegment[] {
  return [...field.matchAll(/\[("(?:[^"\\]|\\.)*"|[^\]]*)\]|[^.[\]]+/g)].map(([whole, inner]) => {
    if (inner === undefined) return whole;
    const plain = inner.replaceAll(/^"|"$/g, "");
    return /^\d+$/.test(plain) ? Number(plain) : plain;
  });
}

interface Step {
  readonly node: ResolvedNode;
  /** Undefined for an item of a list. */
  readonly key: Span | undefined;
}

function stepInto(node: ResolvedNode, step: PathSegment): Step | undefined {
  if (node.kind === "list") {
    const item = typeof step === "number" ? resolveAlias(node.items[step]) : undefined;
    return item === undefined ? undefined : { node: item, key: undefined };
  }
  const entry = entryOf(node, String(step));
  return entry === undefined ? undefined : { node: entry.value, key: entry.pair.key };
}

function lineEnd(text: string, start: number): number {
  const newline = text.indexOf("\n", start);
  return newline === -1 ? text.length : newline;
}
