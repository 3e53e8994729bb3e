import type { TextChange } from "#language/answers.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entryOf, nodeAtPath } from "#manifest/values.ts";

/**
 * Takes a key with its value out, and its parents too where they would stay empty. Undefined inside
 * braces, where a line is not the whole of it.
 */
export function removeEntry(
  document: ManifestDocument,
  path: readonly PathSegment[],
): TextChange | undefined {
  const key = path.at(-1);
  const parent = nodeAtPath(document.root, path.slice(0, -1));
  if (typeof key !== "string" || parent?.kind !== "map" || parent.flow) return undefined;
  const entry = entryOf(parent, key);
  if (entry === undefined || entry.merged) return undefined;
  if (parent.pairs.length === 1 && path.length > 3) {
    return removeEntry(document, path.slice(0, -1));
  }
  const { text } = document;
  const start = text.lastIndexOf("\n", entry.pair.start - 1) + 1;
  const newline = text.indexOf("\n", Math.max(entry.pair.start, entry.pair.end - 1));
  const end = newline === -1 ? text.length : newline + 1;
  return text.slice(start, entry.pair.start).trim() === ""
    ? { start, end, newText: "" }
    : undefined;
}
