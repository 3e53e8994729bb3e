import type { ObjectPath } from "#admission/object.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
import type { ResolvedNode } from "#manifest/values.ts";
import { entryOf, resolveAlias } from "#manifest/values.ts";

/** Where a path of the object is in the text. */
export interface PlacedPath {
  readonly span: Span;
  /** False where only a part of the path is written; the span is then that of its last written key. */
  readonly written: boolean;
}

export function placePath({ root, text }: ManifestDocument, path: ObjectPath): PlacedPath {
  const top = resolveAlias(root);
  if (top === undefined) return { span: { start: 0, end: text.length }, written: false };
  let at: Step = { node: top, key: undefined };
  for (const [index, step] of path.entries()) {
    const next = stepInto(at.node, step) ?? generatedName(at.node, path.slice(0, index + 1));
    if (next === undefined) return { span: keySpan(text, at), written: false };
    at = next;
  }
  const { node } = at;
  const isText = node.kind === "scalar" && node.end > node.start;
  return { span: isText ? toSpan(node) : keySpan(text, at), written: true };
}

function keySpan(text: string, { node, key }: Step): Span {
  return key === undefined ? firstLine(text, node) : toSpan(key);
}

interface Step {
  readonly node: ResolvedNode;
  /** Undefined for an item of a list. */
  readonly key: Span | undefined;
}

function stepInto(node: ResolvedNode, step: string | number): Step | undefined {
  if (typeof step === "string") {
    const entry = entryOf(node, step);
    return entry === undefined ? undefined : { node: entry.value, key: entry.pair.key };
  }
  const item = node.kind === "list" ? resolveAlias(node.items[step]) : undefined;
  return item === undefined ? undefined : { node: item, key: undefined };
}

/** The server makes the name of what the manifest says. */
function generatedName(node: ResolvedNode, path: ObjectPath): Step | undefined {
  return path.join(".") === "metadata.name" ? stepInto(node, "generateName") : undefined;
}

function toSpan({ start, end }: Span): Span {
  return { start, end };
}

/** Of a section its first line, so that not all of it is underlined. */
function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.indexOf("\n", start);
  const last = newline === -1 ? end : Math.min(end, newline);
  return { start, end: start + text.slice(start, last).trimEnd().length };
}
