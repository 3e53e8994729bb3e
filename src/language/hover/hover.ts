import { findKind } from "#domain/cnpg/kinds.ts";
import type { Hover } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { findSite } from "#language/completion/schema/field-site.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";
import { documentAt, nodeAt } from "#manifest/locate.ts";
import type { NodeAt } from "#manifest/locate.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { describeField } from "./describe-field.ts";
import { describeParameter, describeParameterValue } from "./describe-parameter.ts";

/** What an absolute offset is about. */
export function hoverAt(
  file: ManifestFile,
  offset: number,
  context: LanguageContext,
): Hover | undefined {
  const placed = documentAt(file, offset);
  if (placed === undefined || !placed.document.ours) return undefined;
  const { document } = placed;
  const local = offset - placed.offset;
  const found = nodeAt(document, local);
  if (found === undefined || !isNamed(found)) return undefined;
  const markdown = describe(document, found, context);
  if (markdown === "") return undefined;
  const span = found.onKey ? (keySpan(document.root, local) ?? found.node) : found.node;
  return { start: placed.offset + span.start, end: placed.offset + span.end, markdown };
}

function isNamed({ onKey, node }: NodeAt): boolean {
  return onKey || node.kind === "scalar";
}

function describe(document: ManifestDocument, found: NodeAt, context: LanguageContext): string {
  const kind = findKind(document.apiVersion, document.kind);
  const site = kind && findSite(kind, context.operator, found.path);
  if (site === undefined) return "";
  if (site.path !== "spec.postgresql.parameters.*" || kind !== "Cluster") {
    return describeField(site.kind, site.path, context);
  }
  const name = String(found.path.at(-1));
  const major = postgresMajorOf(document, context).major ?? null;
  const text = found.node.kind === "scalar" ? found.node.text : "";
  const lines = [
    describeParameterValue(name, text, major, context),
    describeParameter(name, major, context),
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n\n");
}

function keySpan(root: YamlNode | undefined, offset: number) {
  let node = root;
  while (node !== undefined) {
    const children: readonly YamlNode[] = childrenOf(node);
    const pairs = node.kind === "map" ? node.pairs : [];
    const key = pairs.find((pair) => pair.key.start <= offset && offset <= pair.key.end)?.key;
    if (key !== undefined) return key;
    node = children.find((child) => child.start <= offset && offset <= child.end);
  }
  return undefined;
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === "map") return node.pairs.map(({ value }) => value);
  return node.kind === "list" ? node.items : [];
}
