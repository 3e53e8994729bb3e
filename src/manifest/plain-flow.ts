import type { YamlList, YamlMap, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import { resolvePlainScalar } from "#manifest/scalar-value.ts";

/**
 * Reads a collection in brackets that ends on its line and holds simple texts, as `{cpu: "2", memory: 16Gi}` or
 * `[a, b]`. Undefined for everything else.
 * @param at where it begins
 */
export function readPlainFlow(text: string, at: number): YamlMap | YamlList | undefined {
  const reader: FlowReader = { text, offset: at, at: 0, depth: 0 };
  const node = readCollection(reader);
  return node !== undefined && /^(?: +#.*)?$/.test(text.slice(reader.at)) ? node : undefined;
}

interface FlowReader {
  readonly text: string;
  /** Of the text in the document. */
  readonly offset: number;
  at: number;
  depth: number;
}

const deepest = 20;

function readCollection(reader: FlowReader): YamlMap | YamlList | undefined {
  if (reader.depth >= deepest) return undefined;
  reader.depth += 1;
  const node = take(reader, /\[ */y) !== undefined ? readList(reader) : readMap(reader);
  reader.depth -= 1;
  return node;
}

function readList(reader: FlowReader): YamlList | undefined {
  const start = startOfOpened(reader, "[");
  const items: YamlList["items"][number][] = [];
  if (take(reader, /\]/y) === undefined) {
    do {
      const item = readValue(reader);
      if (item === undefined) return undefined;
      items.push(item);
    } while (take(reader, separator) !== undefined);
    if (take(reader, / *\]/y) === undefined) return undefined;
  }
  return { kind: "list", start, end: reader.offset + reader.at, flow: true, items };
}

function readMap(reader: FlowReader): YamlMap | undefined {
  if (take(reader, /\{ */y) === undefined) return undefined;
  const start = startOfOpened(reader, "{");
  const pairs: YamlPair[] = [];
  if (take(reader, /\}/y) === undefined) {
    do {
      const pair = readPair(reader);
      // Of equal keys somebody else has to tell.
      if (pair === undefined || pairs.some(({ key }) => key.text === pair.key.text))
        return undefined;
      pairs.push(pair);
    } while (take(reader, separator) !== undefined);
    if (take(reader, / *\}/y) === undefined) return undefined;
  }
  return { kind: "map", start, end: reader.offset + reader.at, flow: true, pairs };
}

function startOfOpened({ text, offset, at }: FlowReader, bracket: string): number {
  return offset + text.lastIndexOf(bracket, at - 1);
}

function readPair(reader: FlowReader): YamlPair | undefined {
  const key = readScalar(reader);
  if (key === undefined || key.type === "null") return undefined;
  if (take(reader, /: +/y) === undefined) return undefined;
  const value = readValue(reader);
  if (value === undefined) return undefined;
  return { key, value, merge: false, start: key.start, end: value.end };
}

function readValue(reader: FlowReader) {
  const first = reader.text[reader.at];
  return first === "[" || first === "{" ? readCollection(reader) : readScalar(reader);
}

function readScalar(reader: FlowReader): YamlScalar | undefined {
  const start = reader.offset + reader.at;
  const quoted = take(reader, /"([^"\\]*)"|'([^']*)'/y);
  if (quoted !== undefined) {
    const text = quoted.slice(1, -1);
    const style = quoted.startsWith('"') ? "double" : "single";
    const end = start + quoted.length;
    return { kind: "scalar", start, end, style, text, value: text, type: "string" };
  }
  const text = take(reader, plainText);
  const typed = text === undefined ? undefined : resolvePlainScalar(text);
  if (text === undefined || typed === undefined) return undefined;
  const { value, type } = typed;
  return { kind: "scalar", start, end: start + text.length, style: "plain", text, value, type };
}

/** Words of characters without a meaning in brackets, with single blanks between them. */
const plainText = /(?:[\w./]|-[\w.])[\w./@%+=~-]*(?:(?: |:)[\w./@%+=~][\w./@%+=~-]*)*/y;
const separator = / *, */y;

/** Goes on behind what a sticky pattern matches here. */
function take(reader: FlowReader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text)?.[0];
  reader.at += match?.length ?? 0;
  return match;
}
