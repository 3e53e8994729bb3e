import { identityOf } from "#language/change/object-identity.ts";
import type { OldObject, OldText } from "#language/change/old-object.ts";
import type { ManifestDocument, ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { nodeAtPath, resolveAlias, stringAt } from "#manifest/values.ts";

/** The objects of an earlier text by identity. */
export function indexOldObjects(
  manifest: ManifestFile,
  text: OldText,
): ReadonlyMap<string, readonly OldObject[]> {
  const index = new Map<string, OldObject[]>();
  for (const placed of manifest.documents.flatMap(itemsOf)) {
    for (const identity of identitiesOf(placed.document)) {
      const known = index.get(identity) ?? [];
      index.set(identity, [...known, { placed, text }]);
    }
  }
  return index;
}

/** What comes from a server always has a namespace, and the manifest that made it often none. */
function identitiesOf(document: ManifestDocument): readonly string[] {
  const identity = identityOf(document);
  if (identity === undefined) return [];
  const { namespace } = document;
  const isStored = stringAt(document.root, ["metadata", "uid"]) !== undefined;
  if (!isStored || namespace === undefined) return [identity];
  return [identity, identity.replace(`/${namespace}/`, "//")];
}

/** `kubectl get -o yaml` writes several objects as one list. */
function itemsOf(placed: PlacedDocument): readonly PlacedDocument[] {
  const { document } = placed;
  if (document.kind !== "List" || document.apiVersion !== "v1") return [placed];
  const list = nodeAtPath(document.root, ["items"]);
  const items = list?.kind === "list" ? list.items : [];
  return items.map((item) => ({ ...placed, document: itemDocument(document, resolveAlias(item)) }));
}

/** The item as a document of its own; offsets stay those of the whole text. */
function itemDocument(
  { text, lineStarts, problems, nature }: ManifestDocument,
  root: ManifestDocument["root"],
): ManifestDocument {
  const apiVersion = stringAt(root, ["apiVersion"]);
  return {
    text,
    lineStarts,
    problems,
    nature,
    root,
    apiVersion,
    kind: stringAt(root, ["kind"]),
    name: stringAt(root, ["metadata", "name"]),
    namespace: stringAt(root, ["metadata", "namespace"]),
    ours: apiVersion !== undefined && ourGroup.test(apiVersion),
  };
}

const ourGroup = /^(?:postgresql|barmancloud)\.cnpg\.io\//;
