import type { TextChange } from "#language/answers.ts";
import { parseQuantity } from "#domain/kubernetes/quantity.ts";
import {
  behindColon,
  columnAt,
  indentRest,
  indentStep,
  isJsonLike,
  lineEndAt,
  pairEnd,
} from "#language/fixes/layout.ts";
import type { NewValue } from "#language/fixes/new-value.ts";
import { wrapIn } from "#language/fixes/new-value.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlMap, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { childOf, entryOf, isNullNode, resolveAlias } from "#manifest/values.ts";

/** Writes a value at a path where none is yet, with the sections that are missing on the way. */
export function insertAt(
  document: ManifestDocument,
  path: readonly PathSegment[],
  value: NewValue,
): TextChange | undefined {
  const { holder, pair, rest } = deepest(document, path);
  const [key, ...inner] = rest;
  if (holder === undefined || typeof key !== "string") return undefined;
  const step = indentStep(document);
  const wrapped = inner.reduceRight((held, name) => wrapIn(String(name), held, step), value);
  const { text } = document;
  if (holder.kind === "scalar") return intoSize(text, pair, { key, value: wrapped, step });
  if (holder.kind !== "map") return undefined;
  const empty = holder.pairs.find((own) => own.key.text === key && isNullNode(own.value));
  if (empty !== undefined) return fillEmpty(text, holder, empty, wrapped);
  if (entryOf(holder, key) !== undefined) return undefined;
  return holder.flow
    ? appendToFlow(text, holder, { key, value: wrapped })
    : appendToBlock(text, holder, { key, value: wrapped });
}

interface Deepest {
  /** The last value on the way that is there. */
  readonly holder: ResolvedNode | undefined;
  /** The key that holds it. */
  readonly pair: YamlPair | undefined;
  readonly rest: readonly PathSegment[];
}

function deepest({ root }: ManifestDocument, path: readonly PathSegment[]): Deepest {
  let holder = resolveAlias(root);
  let pair: YamlPair | undefined;
  for (const [index, segment] of path.entries()) {
    const child = childOf(holder, segment);
    if (child === undefined || (child.kind === "scalar" && child.type === "null")) {
      return { holder, pair, rest: path.slice(index) };
    }
    pair = typeof segment === "string" ? entryOf(holder, segment)?.pair : undefined;
    holder = child;
  }
  return { holder, pair, rest: [] };
}

interface Addition {
  readonly key: string;
  readonly value: NewValue;
}

function appendToBlock(text: string, map: YamlMap, { key, value }: Addition): TextChange {
  const [first] = map.pairs;
  const last = map.pairs.at(-1);
  const column = columnAt(text, first?.start ?? 0);
  const at = lineEndAt(text, last === undefined ? map.end : pairEnd(last));
  const lines = indentRest(`\n${key}:${value.block}`, column);
  return { start: at, end: at, newText: lines };
}

function appendToFlow(text: string, map: YamlMap, { key, value }: Addition): TextChange {
  const last = map.pairs.at(-1);
  const name = isJsonLike(map) ? JSON.stringify(key) : key;
  const written = `${name}: ${isJsonLike(map) ? asJson(value.flow) : value.flow}`;
  const at = last === undefined ? map.start + 1 : pairEnd(last);
  const tail = last === undefined && text[at] !== " " && text[at] !== "}" ? " " : "";
  return { start: at, end: at, newText: last === undefined ? written + tail : `, ${written}` };
}

/** Words of a JSON text are quoted; what is not a word was built as JSON already. */
function asJson(flow: string): string {
  const plain = /^[^"'{[\d-]/.test(flow) && !/^(?:true|false|null)$/.test(flow);
  const spaced = flow.replace(/([{,] *)([A-Za-z]\w*):/g, '$1"$2":');
  return plain ? JSON.stringify(flow) : spaced;
}

function fillEmpty(text: string, map: YamlMap, pair: YamlPair, value: NewValue): TextChange {
  const start = behindColon(text, pair);
  const end = Math.max(start, pair.value.end);
  if (map.flow) return { start, end, newText: ` ${value.flow}` };
  const stop = lineEndAt(text, end);
  const remark = text.slice(end, stop).trim();
  const comment = remark === "" ? "" : ` ${remark}`;
  const [first = "", ...more] = indentRest(value.block, columnAt(text, pair.start)).split("\n");
  return { start, end: stop, newText: [first + comment, ...more].join("\n") };
}

/** `storage: 50Gi` was meant as the size of a section. */
function intoSize(
  text: string,
  pair: YamlPair | undefined,
  { key, value, step }: Addition & { readonly step: number },
): TextChange | undefined {
  const size = pair?.value.kind === "scalar" ? pair.value : undefined;
  if (pair === undefined || size === undefined || !isSize(size) || isInFlow(text, pair)) {
    return undefined;
  }
  const start = behindColon(text, pair);
  const end = lineEndAt(text, size.end);
  const lead = text.slice(start, size.start).trimStart();
  const lines = `\nsize: ${lead}${text.slice(size.start, end)}\n${key}:${value.block}`;
  return { start, end, newText: indentRest(lines, columnAt(text, pair.start) + step) };
}

function isSize({ text, style }: YamlScalar): boolean {
  return style !== "literal" && style !== "folded" && parseQuantity(text) !== undefined;
}

/** Something other than blanks and hyphens stands in front of the key. */
function isInFlow(text: string, { start }: YamlPair): boolean {
  return /[^\s-]/.test(text.slice(start - columnAt(text, start), start));
}
