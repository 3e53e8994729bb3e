import type { OutlineEntry } from "#language/answers.ts";
import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import type { Span, YamlNode } from "#manifest/nodes.ts";

const deepest = 4;
const mostChildren = 200;

/** Documents as `Kind name`, their keys below them, to a depth that stays readable. */
export function outlineOf(file: ManifestFile): readonly OutlineEntry[] {
  return file.parts.flatMap((placed) => documentEntry(placed));
}

function documentEntry({ document, offset }: PlacedDocument): readonly OutlineEntry[] {
  const { root, kind, name, text } = document;
  if (root === undefined || kind === undefined) return [];
  const whole = shift(
    { start: root.start, end: Math.max(root.end, text.trimEnd().length) },
    offset,
  );
  return [
    {
      ...whole,
      name: name === undefined ? kind : `${kind} ${name}`,
      detail: document.namespace ?? "",
      kind: "document",
      selection: shift({ start: root.start, end: root.start }, offset),
      children: childEntries(root, offset, 1),
    },
  ];
}

function childEntries(node: YamlNode, offset: number, depth: number): readonly OutlineEntry[] {
  if (depth > deepest) return [];
  if (node.kind === "map") {
    return node.pairs.slice(0, mostChildren).map(({ key, value, start, end }) => ({
      ...shift({ start, end: Math.max(end, key.end) }, offset),
      name: key.text === "" ? '""' : key.text,
      ...describe(value),
      selection: shift(key, offset),
      children: childEntries(value, offset, depth + 1),
    }));
  }
  if (node.kind !== "list") return [];
  return node.items.slice(0, mostChildren).map((item, index) => ({
    ...shift(item, offset),
    name: itemName(item) ?? String(index),
    ...describe(item),
    selection: shift({ start: item.start, end: item.start }, offset),
    children: childEntries(item, offset, depth + 1),
  }));
}

function itemName(item: YamlNode): string | undefined {
  const pair = item.kind === "map" ? item.pairs.find(({ key }) => key.text === "name") : undefined;
  const text = pair?.value.kind === "scalar" ? pair.value.text : "";
  return text === "" ? undefined : text;
}

function describe(node: YamlNode): Pick<OutlineEntry, "kind" | "detail"> {
  if (node.kind === "map") return { kind: "section", detail: "" };
  if (node.kind === "list") return { kind: "list", detail: "" };
  return { kind: "value", detail: node.kind === "scalar" ? node.text.slice(0, 80) : "" };
}

function shift({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
