import { identityOf } from "#language/change/object-identity.ts";
import type { OldObject, OldText } from "#language/change/old-object.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";
import { stringAt } from "#manifest/values.ts";

/** The objects of an earlier text by identity. */
export function indexOldObjects(
  manifest: ManifestFile,
  text: OldText,
): ReadonlyMap<string, readonly OldObject[]> {
  const index = new Map<string, OldObject[]>();
  for (const placed of manifest.documents) {
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
