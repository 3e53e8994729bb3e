import { findKind } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";

/** What a rule looks at that compares a document with others of the same file. */
export interface NeighbourInput extends RuleInput {
  /** The complete object of the file with a name, in the namespace of the document at hand. */
  readonly find: (kind: CnpgKind, name: string) => ManifestDocument | undefined;
}

export type NeighbourRule = Rule<NeighbourInput>;

/** Looks for neighbours when a rule first asks, so that files without such rules pay nothing. */
export function createFind(
  file: ManifestFile,
  { namespace }: ManifestDocument,
): NeighbourInput["find"] {
  return (kind, name) => {
    const found = indexOf(file).get(keyOf(kind, name, namespace));
    return found?.nature === "object" ? found : undefined;
  };
}

const memory = new WeakMap<ManifestFile, ReadonlyMap<string, ManifestDocument>>();

function indexOf(file: ManifestFile): ReadonlyMap<string, ManifestDocument> {
  const known = memory.get(file) ?? new Map(entriesOf(file));
  memory.set(file, known);
  return known;
}

function* entriesOf(file: ManifestFile): Iterable<readonly [string, ManifestDocument]> {
  for (const { document } of file.documents) {
    const kind = document.ours ? findKind(document.apiVersion, document.kind) : undefined;
    const { name, namespace } = document;
    if (kind !== undefined && name !== undefined) yield [keyOf(kind, name, namespace), document];
  }
}

function keyOf(kind: CnpgKind, name: string, namespace: string | undefined): string {
  return `${kind} ${namespace ?? ""}/${name}`;
}
