import type { Span, YamlNode } from "#manifest/nodes.ts";

/** Why a text cannot be read as Kubernetes reads it. `key` is a message key of the text catalogue. */
export interface SyntaxProblem extends Span {
  readonly code: "yaml-syntax" | "duplicate-key" | "unresolved-alias" | "yaml-limit";
  readonly message: string;
  /** The place of the first of two equal keys. */
  readonly related?: Span;
}

/** What keeps a document from being judged as a complete object. */
export type DocumentNature =
  /** An object as it will be applied. */
  | "object"
  /** Holds `{{ … }}`: only what does not depend on the template is judged. */
  | "template"
  /** A kustomize or strategic-merge patch: parts are missing on purpose. */
  | "patch"
  /** Cannot be read as a whole: what seems to be missing may stand in the part that was lost. */
  | "broken"
  /** Holds merge conflict markers: nothing but syntax is reported. */
  | "conflicted";

/** One YAML document; immutable, and shared between versions of a file while its text is the same. */
export interface ManifestDocument {
  /** The document's text, without its `---` line. */
  readonly text: string;
  /** Offsets of the line starts in `text`; the first is 0. */
  readonly lineStarts: readonly number[];
  readonly root: YamlNode | undefined;
  /** The part of `text` that is this document's: all of it, but for an item of a list. */
  readonly extent: Span;
  readonly problems: readonly SyntaxProblem[];
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly nature: DocumentNature;
  /** The API group is one of CloudNativePG's. */
  readonly ours: boolean;
}

/** A document at its place in a file. */
export interface PlacedDocument {
  readonly document: ManifestDocument;
  /** Offset of the document's text in the file. */
  readonly offset: number;
  /** Zero-based line of the document's first character. */
  readonly line: number;
  readonly index: number;
}

/** A text as a sequence of documents. */
export interface ManifestFile {
  readonly text: string;
  /** The text between `---` lines. */
  readonly parts: readonly PlacedDocument[];
  /** The same, with the items of a list in its place, as kubectl sends them: each has the list's text and offset. */
  readonly documents: readonly PlacedDocument[];
  /** Any document is ours. */
  readonly ours: boolean;
}
