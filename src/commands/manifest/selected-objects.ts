import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ActiveManifest } from "#commands/editor-source.ts";
import type { PlacedDocument } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { toJson } from "#manifest/values.ts";

/** One document of the editor as an object to be sent. */
export interface EditedObject {
  readonly placed: PlacedDocument;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly json: JsonObject;
}

/** A document that cannot be sent, and why: a code of `refused.document.<code>`. */
export interface UnfitDocument {
  readonly placed: PlacedDocument;
  readonly code: "template" | "patch" | "broken" | "conflicted" | "unnamed";
}

export interface SelectedObjects {
  readonly objects: readonly EditedObject[];
  readonly unfit: readonly UnfitDocument[];
}

/** The documents that the selection touches; all of them where nothing is selected. */
export function selectObjects({ text, selection }: ActiveManifest): SelectedObjects {
  const { start, end } = selection;
  const documents = readManifest(text).documents.filter(
    ({ document, offset }) =>
      start === end ||
      (offset + document.extent.start < end && offset + document.extent.end > start),
  );
  const written = documents.filter(({ document }) => document.root !== undefined);
  const read = written.map(readObject);
  return {
    objects: read.filter((one) => "json" in one),
    unfit: read.filter((one) => "code" in one),
  };
}

function readObject(placed: PlacedDocument): EditedObject | UnfitDocument {
  const { nature, apiVersion, kind, name, namespace, root } = placed.document;
  if (nature !== "object") return { placed, code: nature };
  const json = toJson(root);
  if (apiVersion === undefined || kind === undefined || name === undefined || json === undefined) {
    return { placed, code: "unnamed" };
  }
  return { placed, apiVersion, kind, name, namespace, json: json as JsonObject };
}
