import { parseDocument } from "yaml";
import type { Scalar } from "yaml";
import type { ScalarStyle, YamlScalar } from "#manifest/nodes.ts";
import { resolvePlainScalar, resolveTaggedScalar } from "#manifest/scalar-value.ts";

/** A scalar of the parser as ours; not sound where go-yaml or JSON refuses it (`.nan`, `!!int x`). */
export function readScalar(
  node: Scalar.Parsed,
  text: string,
): { readonly scalar: YamlScalar; readonly sound: boolean } {
  const [start, end] = node.range;
  const style = styles[node.type ?? "PLAIN"] ?? "plain";
  const content = readers[style](node, text);
  const typed = typeScalar(content, style, node.tag);
  const { value, type } = typed ?? { value: content, type: "string" as const };
  const scalar: YamlScalar = { kind: "scalar", start, end, style, text: content, value, type };
  return { scalar, sound: typed !== undefined };
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

const readers: Readonly<Record<ScalarStyle, (node: Scalar.Parsed, text: string) => string>> = {
  plain: contentOf,
  single: readQuoted,
  double: readQuoted,
  literal: readBlock,
  folded: readBlock,
};

function contentOf(node: Scalar.Parsed): string {
  const value: unknown = node.value;
  return typeof value === "string" ? value : (node.source ?? "");
}

/** Over several lines from the text itself: what was parsed may be a version with joined lines. */
function readQuoted(node: Scalar.Parsed, text: string): string {
  const [start, end] = node.range;
  const own = text.slice(start, end);
  if (!own.includes("\n")) return contentOf(node);
  const alone: unknown = parseDocument(own, { logLevel: "silent" }).toJS();
  return typeof alone === "string" ? alone : contentOf(node);
}

/** Our parser adds a line break that a block scalar at the end of the text does not have. */
function readBlock(node: Scalar.Parsed, text: string): string {
  const content = contentOf(node);
  const unended = node.range[1] >= text.length && !text.endsWith("\n");
  return unended && content.endsWith("\n") ? content.slice(0, -1) : content;
}

function typeScalar(text: string, style: ScalarStyle, tag: string | undefined) {
  if (tag !== undefined && tag !== "!") return resolveTaggedScalar(tag, text);
  return style === "plain" ? resolvePlainScalar(text) : { value: text, type: "string" as const };
}
