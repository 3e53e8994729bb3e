import type { TextChange } from "#language/answers.ts";
import { columnAt, lineEndAt, lineStartAt, pairEnd } from "#language/fixes/layout.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlMap, YamlPair } from "#manifest/nodes.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entryOf, nodeAtPath } from "#manifest/values.ts";

/**
 * Takes a key with its value out, and its parents too where they would stay empty. Undefined where
 * the text around it does not allow it.
 */
export function removeEntry(
  document: ManifestDocument,
  path: readonly PathSegment[],
): TextChange | undefined {
  const key = path.at(-1);
  const parent = nodeAtPath(document.root, path.slice(0, -1));
  if (typeof key !== "string" || parent?.kind !== "map") return undefined;
  if (isAlone(parent, path)) return removeEntry(document, path.slice(0, -1));
  const entry = entryOf(parent, key);
  return entry === undefined ? undefined : removePair(document.text, parent, entry.pair);
}

/** A section that is needed for nothing else; those right below `spec` stay. */
function isAlone(parent: YamlMap, path: readonly PathSegment[]): boolean {
  return parent.pairs.length === 1 && path.length > 3 && typeof path.at(-2) === "string";
}

/** Undefined for a pair of another map, which came in through `<<`. */
export function removePair(text: string, map: YamlMap, pair: YamlPair): TextChange | undefined {
  const at = map.pairs.indexOf(pair);
  if (at === -1) return undefined;
  return map.flow ? removeFromFlow(map, at) : removeLines(text, map, at);
}

function removeFromFlow({ pairs }: YamlMap, at: number): TextChange | undefined {
  const pair = pairs[at];
  const [before, next] = [pairs[at - 1], pairs[at + 1]];
  if (pair === undefined) return undefined;
  if (next !== undefined) return { start: pair.start, end: next.start, newText: "" };
  const start = before === undefined ? pair.start : pairEnd(before);
  return { start, end: pairEnd(pair), newText: "" };
}

function removeLines(text: string, { pairs }: YamlMap, at: number): TextChange | undefined {
  const pair = pairs[at];
  if (pair === undefined) return undefined;
  const start = lineStartAt(text, pair.start);
  const end = lineEndAt(text, pairEnd(pair));
  if (text.slice(start, pair.start).trim() === "") {
    return { start, end: behindBreak(text, end), newText: "" };
  }
  // The first key behind a hyphen: the next one takes its place.
  const next = pairs[at + 1];
  return next !== undefined && columnAt(text, next.start) === pair.start - start
    ? { start: pair.start, end: next.start, newText: "" }
    : undefined;
}

function behindBreak(text: string, end: number): number {
  if (text[end] === "\r") return end + 2;
  return text[end] === "\n" ? end + 1 : end;
}
