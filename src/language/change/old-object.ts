import type { PlacedDocument } from "#manifest/document.ts";

/** An object as it stood in an earlier version of the manifests: what a change is measured against. */
export interface OldObject {
  readonly placed: PlacedDocument;
  readonly text: OldText;
}

/** Where an earlier version can be looked at. */
export interface OldText {
  /** For people, as `clusters/shop.yaml (at HEAD)`. */
  readonly name: string;
  /** What an editor can open. */
  readonly uri: string;
}

/** The earlier versions of a file's objects. */
export interface FileBase {
  /** Undefined: a new object, or one that cannot be compared. */
  oldOf(placed: PlacedDocument): OldObject | undefined;
}

/** Nothing is known of earlier versions, so nothing is said about changes. */
export const noBase: FileBase = { oldOf: () => undefined };
