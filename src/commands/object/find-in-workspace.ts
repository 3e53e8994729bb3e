import type { WorkspaceFile } from "#commands/services.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";

/** Which object a manifest is sought for. */
export interface SoughtObject {
  /** As `postgresql.cnpg.io`; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** A document of a file that declares the object. */
export interface ManifestPlace {
  readonly file: WorkspaceFile;
  readonly offset: number;
  /** False: the manifest names no namespace, so it may be this object's. */
  readonly isExact: boolean;
}

/** The documents that declare an object, exact ones first. Manifests often leave the namespace out. */
export function findInWorkspace(
  files: readonly WorkspaceFile[],
  sought: SoughtObject,
): readonly ManifestPlace[] {
  const found = files
    .filter(({ text }) => text.includes(sought.name) && text.includes(sought.kind))
    .flatMap((file) => placesIn(file, sought));
  const exact = found.filter(({ isExact }) => isExact);
  return exact.length > 0 ? exact : found;
}

function placesIn(file: WorkspaceFile, sought: SoughtObject): readonly ManifestPlace[] {
  return readManifest(file.text, undefined, file.path)
    .documents.filter(({ document }) => declares(document, sought))
    .map(({ document, offset }) => ({
      file,
      offset: offset + document.extent.start,
      isExact: document.namespace !== undefined,
    }));
}

function declares(document: ManifestDocument, sought: SoughtObject): boolean {
  const { apiVersion = "", kind, name, namespace } = document;
  if (groupOf(apiVersion) !== sought.group || kind !== sought.kind || name !== sought.name) {
    return false;
  }
  return namespace === undefined || namespace === sought.namespace;
}

function groupOf(apiVersion: string): string {
  const [group = "", version] = apiVersion.split("/");
  return version === undefined ? "" : group;
}
