import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlMap, YamlNode, YamlPair } from "#manifest/nodes.ts";

/** Where the last character of a value ends; blank lines and comments behind it are not its own. */
export function contentEnd(node: YamlNode): number {
  if (node.kind === "map" && !node.flow) return endOfPair(node.pairs.at(-1)) ?? node.end;
  if (node.kind === "list" && !node.flow) {
    const last = node.items.at(-1);
    return last === undefined ? node.end : contentEnd(last);
  }
  return node.end;
}

export function pairEnd(pair: YamlPair): number {
  return Math.max(pair.key.end, contentEnd(pair.value));
}

export function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Before the line break; a block text may already end behind it. */
export function lineEndAt(text: string, offset: number): number {
  const from = text[offset - 1] === "\n" ? offset - 1 : offset;
  const newline = text.indexOf("\n", from);
  const end = newline === -1 ? text.length : newline;
  return text[end - 1] === "\r" ? end - 1 : end;
}

export function columnAt(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** Behind the colon of a key. */
export function behindColon(text: string, pair: YamlPair): number {
  return text.indexOf(":", pair.key.end) + 1;
}

/** How much deeper the document writes the content of a section. */
export function indentStep({ text, root }: ManifestDocument): number {
  if (root?.kind !== "map") return 2;
  for (const { key, value } of root.pairs) {
    const step = isBlockMap(value) ? columnAt(text, value.start) - columnAt(text, key.start) : 0;
    if (step > 0) return step;
  }
  return 2;
}

/** The keys of the map are written as in JSON. */
export function isJsonLike(map: YamlMap): boolean {
  return map.flow && map.pairs[0]?.key.style === "double";
}

export function isBlockMap(node: YamlNode): node is YamlMap {
  return node.kind === "map" && !node.flow && node.pairs.length > 0;
}

/** Every line but the first is moved to the right. */
export function indentRest(text: string, columns: number): string {
  return text.replace(/\n(?=[^\r\n])/g, `\n${" ".repeat(columns)}`);
}

function endOfPair(pair: YamlPair | undefined): number | undefined {
  return pair === undefined ? undefined : pairEnd(pair);
}
