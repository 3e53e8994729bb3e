import type { ManifestDocument } from "#manifest/document.ts";
import type { YamlMap, YamlNode } from "#manifest/nodes.ts";
import { isOurGroup, mentionsOurGroup } from "#manifest/our-group.ts";
import { nodeAtPath, resolveAlias, stringAt } from "#manifest/values.ts";
import { memoize } from "#util/memoize.ts";

/**
 * The objects of a list, as `kubectl get -o yaml` writes it and `kubectl apply` takes it apart; undefined for what is
 * no list, or has none of ours. Offsets stay those of the whole text.
 */
export const listItems = memoize((document: ManifestDocument) =>
  mayBeList(document.text) ? readItems(document) : undefined,
);

/** Spares other texts their parsing. */
function mayBeList(text: string): boolean {
  return text.includes("List") && text.includes("items") && mentionsOurGroup(text);
}

function readItems(list: ManifestDocument): readonly ManifestDocument[] | undefined {
  if (list.nature !== "object" || list.kind?.endsWith("List") !== true) return undefined;
  const items = nodeAtPath(list.root, ["items"]);
  if (items?.kind !== "list") return undefined;
  const objects = items.items
    .map((item) => resolveAlias(item))
    .filter((item) => item?.kind === "map")
    .map((item) => readItem(list, item));
  return objects.some(({ ours }) => ours) ? objects : undefined;
}

function readItem({ text, lineStarts, problems, nature }: ManifestDocument, root: YamlMap) {
  const apiVersion = stringAt(root, ["apiVersion"]);
  return {
    text,
    lineStarts,
    problems: problems.filter(({ start, end }) => isWithin(root, start, end)),
    nature,
    root,
    extent: { start: root.start, end: root.end },
    apiVersion,
    kind: stringAt(root, ["kind"]),
    name: stringAt(root, ["metadata", "name"]),
    namespace: stringAt(root, ["metadata", "namespace"]),
    ours: isOurGroup(apiVersion ?? ""),
  } satisfies ManifestDocument;
}

function isWithin(node: YamlNode, start: number, end: number): boolean {
  return node.start <= start && end <= node.end;
}
