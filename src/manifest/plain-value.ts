import type { YamlList, YamlMap, YamlScalar } from "#manifest/nodes.ts";
import { readPlainFlow } from "#manifest/plain-flow.ts";
import { resolvePlainScalar } from "#manifest/scalar-value.ts";

/** What stands on a line by itself: a plain or quoted text, or a simple collection in brackets. */
export type PlainValue = YamlScalar | YamlList | YamlMap;

/**
 * Reads a value of one line, with or without a comment behind it. Undefined for anything that may go on
 * in the next line, or means more than it says (anchors, tags, escapes).
 * @param at where it begins
 */
export function readPlainValue(value: string, at: number): PlainValue | undefined {
  const quote = value[0];
  if (quote === '"') return readQuoted(value, at, double);
  if (quote === "'") return readQuoted(value, at, single);
  if (quote === "[" || quote === "{") return readPlainFlow(value, at);
  return readPlain(withoutComment(value), at);
}

/** Likewise for a key, as it is written. */
export function readPlainKey(key: string, at: number): YamlScalar | undefined {
  const value = readPlainValue(key, at);
  return value?.kind === "scalar" && value.type !== "null" ? value : undefined;
}

const double = { pattern: /^"([^"\\]*)"(?: +#.*)?$/, style: "double" } as const;
const single = { pattern: /^'((?:[^']|'')*)'(?: +#.*)?$/, style: "single" } as const;

function readQuoted(
  value: string,
  start: number,
  { pattern, style }: typeof double | typeof single,
): YamlScalar | undefined {
  const inner = pattern.exec(value)?.[1];
  if (inner === undefined) return undefined;
  const text = style === "single" ? inner.replaceAll("''", "'") : inner;
  const end = start + inner.length + 2;
  return { kind: "scalar", start, end, style, text, value: text, type: "string" };
}

function withoutComment(value: string): string {
  const comment = value.indexOf(" #");
  return comment === -1 ? value : value.slice(0, comment).trimEnd();
}

/** What may begin a text without quotes; a dash only before what cannot be an item of a list. */
const beginsPlain = /^(?:[^-?:,[\]{}#&*!|>'"%@` ]|-[\w.])/;

function readPlain(text: string, start: number): YamlScalar | undefined {
  const plain = beginsPlain.test(text) && !text.includes(": ") && !text.endsWith(":");
  const typed = plain ? resolvePlainScalar(text) : undefined;
  if (typed === undefined) return undefined;
  const { value, type } = typed;
  return { kind: "scalar", start, end: start + text.length, style: "plain", text, value, type };
}
