import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { DocumentNature } from "#manifest/document.ts";

/** A word on one line. Lines count from the start of the document, columns in UTF-16 units. */
export interface WordPlace {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** What it is quoted with. */
  readonly quote: "" | '"' | "'";
}

export interface NamedPlace {
  readonly name: string;
  readonly place: WordPlace;
}

/** A field that names another object. */
export interface ObjectReference extends NamedPlace {
  readonly kind: CnpgKind;
}

/** What others want to know of a Cluster. */
export interface ClusterFacts {
  readonly hibernated: boolean;
  /** What PostgreSQL has for others than superusers; undefined where a number cannot be read. */
  readonly connections: number | undefined;
  readonly retentionPolicy: string | undefined;
  /** The object stores of its plugins. */
  readonly stores: readonly { readonly plugin: string; readonly store: string }[];
  readonly roles: readonly (NamedPlace & { readonly absent: boolean })[];
}

/** A database or role of PostgreSQL that an object looks after. */
export interface ManagedThing extends NamedPlace {
  readonly cluster: string;
}

/**
 * The little that is remembered of a document for the sake of others: no tree, no text. Places are relative to
 * the document, so that the facts are shared between versions of a file while the document's text is the same.
 */
export interface ObjectFacts {
  readonly kind: CnpgKind;
  /** Undefined where another tool or the server makes the name. */
  readonly own: NamedPlace | undefined;
  /** As written, also where another tool fills it in. */
  readonly namespace: string | undefined;
  readonly nature: DocumentNature;
  readonly references: readonly ObjectReference[];
  /** Of a Cluster. */
  readonly cluster?: ClusterFacts;
  /** Of a catalog; left out where they cannot all be read. */
  readonly majors?: readonly number[];
  /** Of an ObjectStore. */
  readonly retentionPolicy?: string;
  /** Of a Database and a DatabaseRole. */
  readonly manages?: ManagedThing;
}

/** The facts at their place in a file. */
export interface PlacedFacts {
  readonly facts: ObjectFacts;
  /** As the editor or the file system spells it. */
  readonly uri: string;
  /** The same in one spelling. */
  readonly file: string;
  /** The URI of the folder, in one spelling. */
  readonly folder: string;
  /** Which document of the file it is. */
  readonly index: number;
  /** Of the document's first character, zero-based. */
  readonly line: number;
  readonly column: number;
}

export interface PlacedReference {
  readonly origin: PlacedFacts;
  readonly reference: ObjectReference;
}
