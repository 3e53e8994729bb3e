import { findKind } from "#domain/cnpg/kinds.ts";
import { isFilledInLater } from "#language/rules/filled-in-later.ts";
import type { ManifestDocument } from "#manifest/document.ts";

/**
 * What makes two documents the same object: kind, namespace and name. Undefined for what is not ours, for
 * a name that the server or another tool makes, and for all that is not a complete object.
 */
export function identityOf(document: ManifestDocument): string | undefined {
  if (!document.ours) return undefined;
  const { apiVersion, name = "", namespace = "" } = document;
  const kind = findKind(apiVersion, document.kind);
  if (kind === undefined || name === "" || isFilledInLater(`${namespace}/${name}`))
    return undefined;
  return document.nature === "object" ? `${kind}/${namespace}/${name}` : undefined;
}
