import { isAlias, isMap, isPair, isScalar, isSeq } from "yaml";
import type { Document, Alias, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { emptyScalar } from "#manifest/empty-scalar.ts";
import type { SyntaxProblem } from "#manifest/document.ts";
import type { YamlNode, YamlPair, YamlScalar } from "#manifest/nodes.ts";
import { readScalar } from "#manifest/read-scalar.ts";
import { reportDuplicates } from "#manifest/report-duplicates.ts";
import { resolvePlainScalar } from "#manifest/scalar-value.ts";

/** Turns the parser's tree into ours; what cannot be part of a JSON object becomes a problem. */
export function buildNodes(
  document: Document.Parsed,
  text: string,
  problems: SyntaxProblem[],
): YamlNode | undefined {
  const builder: Builder = { text, problems, anchors: new Map(), depth: 0 };
  const contents: unknown = document.contents;
  if (contents === null || contents === undefined) return undefined;
  const node = buildNode(builder, contents, 0);
  return isEmptyScalar(node) ? undefined : node;
}

interface Builder {
  readonly text: string;
  readonly problems: SyntaxProblem[];
  readonly anchors: Map<string, YamlNode | "open">;
  depth: number;
}

const depthLimit = 200;

function buildNode(builder: Builder, node: unknown, emptyAt: number): YamlNode {
  if (isAlias(node)) return buildAlias(builder, node as Alias.Parsed);
  if (isScalar(node)) return remember(builder, node, addScalar(builder, node as Scalar.Parsed));
  if (isMap(node)) return buildCollection(builder, node as YAMLMap.Parsed, buildMap);
  if (isSeq(node)) return buildCollection(builder, node as YAMLSeq.Parsed, buildList);
  return emptyScalar(emptyAt);
}

function buildCollection<T extends YAMLMap.Parsed | YAMLSeq.Parsed>(
  builder: Builder,
  node: T,
  build: (builder: Builder, node: T) => YamlNode,
): YamlNode {
  const [start, end] = node.range;
  if (builder.depth >= depthLimit) {
    builder.problems.push({ code: "yaml-limit", message: "depth", start, end });
    return emptyScalar(start);
  }
  // An alias inside its own anchor finds it open and stays without a target.
  if (node.anchor !== undefined) builder.anchors.set(node.anchor, "open");
  builder.depth += 1;
  const built = build(builder, node);
  builder.depth -= 1;
  return remember(builder, node, built);
}

function buildMap(builder: Builder, node: YAMLMap.Parsed): YamlNode {
  const [start, end] = node.range;
  const pairs: YamlPair[] = [];
  for (const pair of node.items) {
    const built = isPair(pair) ? buildPair(builder, pair) : undefined;
    if (built !== undefined) pairs.push(built);
  }
  reportDuplicates(pairs, builder.problems);
  return { kind: "map", start, end, flow: node.flow === true, pairs };
}

function buildList(builder: Builder, node: YAMLSeq.Parsed): YamlNode {
  const [start, end] = node.range;
  let emptyAt = start;
  const items = node.items.map((item: unknown) => {
    const built = buildNode(builder, item, emptyAt);
    emptyAt = built.end;
    return built;
  });
  return { kind: "list", start, end, flow: node.flow === true, items };
}

function buildPair(builder: Builder, pair: Pair): YamlPair | undefined {
  const key = buildKey(builder, pair.key);
  if (key.kind !== "scalar") {
    builder.problems.push({ code: "yaml-syntax", message: "complex-key", ...spanOf(key) });
    return undefined;
  }
  const value = buildNode(builder, pair.value, key.end + 1);
  const merge = key.style === "plain" && key.text === "<<";
  const wrong =
    key.type === "null" ? "null-key" : merge && !isMergeable(value) ? "merge-value" : "";
  if (wrong !== "") {
    builder.problems.push({
      code: "yaml-syntax",
      message: wrong,
      ...spanOf(wrong === "null-key" ? key : value),
    });
  }
  return { key, value, merge, start: key.start, end: Math.max(key.end, value.end) };
}

/** go-yaml takes maps, aliases of maps, and lists of either. */
function isMergeable(value: YamlNode, inList = false): boolean {
  const target = value.kind === "alias" ? value.target : value;
  if (target === undefined || target.kind === "map") return true;
  return !inList && value.kind === "list" && value.items.every((item) => isMergeable(item, true));
}

function buildKey(builder: Builder, node: unknown): YamlNode {
  if (!isScalar(node) || node.type !== "PLAIN" || node.tag !== undefined) {
    return buildNode(builder, node, 0);
  }
  const text = String(node.value);
  if (resolvePlainScalar(text) !== undefined) return buildNode(builder, node, 0);
  // `.inf` and `.nan` are fine as keys: they become text.
  const [start, end] = (node as Scalar.Parsed).range;
  return { kind: "scalar", start, end, style: "plain", text, value: text, type: "string" };
}

function addScalar(builder: Builder, node: Scalar.Parsed): YamlScalar {
  const { scalar, sound } = readScalar(node, builder.text);
  if (!sound)
    builder.problems.push({ code: "yaml-syntax", message: "not-json", ...spanOf(scalar) });
  return scalar;
}

function buildAlias(builder: Builder, node: Alias.Parsed): YamlNode {
  const [start, end] = node.range;
  const found = builder.anchors.get(node.source);
  const target = found === "open" ? undefined : found;
  if (target === undefined) {
    builder.problems.push({ code: "unresolved-alias", message: node.source, start, end });
  }
  return { kind: "alias", start, end, name: node.source, target };
}

function remember(builder: Builder, node: { anchor?: string }, built: YamlNode): YamlNode {
  if (node.anchor !== undefined) builder.anchors.set(node.anchor, built);
  return built;
}

function spanOf(node: YamlNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function isEmptyScalar(node: YamlNode): boolean {
  return node.kind === "scalar" && node.type === "null" && node.text === "";
}
