import { findKind } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { nodesAt } from "#language/rules/advice/nodes-at.ts";
import { readClusterFacts } from "#language/workspace/read-cluster-facts.ts";
import { readName } from "#language/workspace/read-name.ts";
import type { ObjectFacts, ObjectReference } from "#language/workspace/object-facts.ts";
import { referenceFields } from "#language/workspace/reference-fields.ts";
import type { ReferenceField } from "#language/workspace/reference-fields.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { nodeAtPath, stringAt } from "#manifest/values.ts";
import { memoize } from "#util/memoize.ts";

/** What others want to know of a document; undefined for all that is not ours. Remembered per document. */
export const readFacts = memoize(read);

function read(document: ManifestDocument): ObjectFacts | undefined {
  const kind = document.ours ? findKind(document.apiVersion, document.kind) : undefined;
  if (kind === undefined || document.nature === "conflicted") return undefined;
  return {
    kind,
    own: readName(document, nodeAtPath(document.root, ["metadata", "name"])),
    namespace: document.namespace,
    nature: document.nature,
    references: (referenceFields[kind] ?? []).flatMap((field) => referencesIn(document, field)),
    ...detailsOf[kind]?.(document),
  };
}

function referencesIn(
  document: ManifestDocument,
  { path, targets }: ReferenceField,
): readonly ObjectReference[] {
  return nodesAt(document.root, path).flatMap(({ node, path: at }) => {
    const named = readName(document, node);
    const written = stringAt(document.root, [...at.slice(0, -1), "kind"]);
    const kind = targets.length === 1 ? targets[0] : targets.find((each) => each === written);
    return named === undefined || kind === undefined ? [] : [{ ...named, kind }];
  });
}

const detailsOf: Readonly<
  Partial<Record<CnpgKind, (document: ManifestDocument) => Partial<ObjectFacts>>>
> = {
  Cluster: (document) => ({ cluster: readClusterFacts(document) }),
  ImageCatalog: readMajors,
  ClusterImageCatalog: readMajors,
  ObjectStore: ({ root }) => {
    const retentionPolicy = stringAt(root, ["spec", "retentionPolicy"]);
    return retentionPolicy === undefined ? {} : { retentionPolicy };
  },
  Database: readManaged,
  DatabaseRole: readManaged,
};

function readMajors({ root }: ManifestDocument): Partial<ObjectFacts> {
  const images = nodeAtPath(root, ["spec", "images"]);
  if (images?.kind !== "list" || images.items.length === 0) return {};
  const majors = nodesAt(root, ["spec", "images", "*", "major"]).flatMap(({ node }) =>
    node.kind === "scalar" && node.type === "integer" ? [Number(node.value)] : [],
  );
  return majors.length === images.items.length ? { majors } : {};
}

function readManaged(document: ManifestDocument): Partial<ObjectFacts> {
  const { root } = document;
  const cluster = stringAt(root, ["spec", "cluster", "name"]) ?? "";
  const named = readName(document, nodeAtPath(root, ["spec", "name"]), isPlainWord);
  const wanted = stringAt(root, ["spec", "ensure"]) !== "absent";
  return named === undefined || cluster === "" || !wanted ? {} : { manages: { ...named, cluster } };
}

/** Databases and roles may be called almost anything; what another tool fills in is no name. */
function isPlainWord(name: string): boolean {
  return name !== "" && !/[{}$]/.test(name);
}
