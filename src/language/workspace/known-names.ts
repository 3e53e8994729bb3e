import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { mayReach } from "#language/workspace/namespaces.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { relativeName } from "#language/workspace/uri.ts";

export interface KnownName {
  readonly name: string;
  /** Where it is known from, in short: a file, a context. */
  readonly detail: string;
}

/**
 * Names that a field may hold, from outside of the document: what completion asks. The workspace is one provider;
 * whoever knows live objects is another, and `joinNames` puts them together.
 */
export interface KnownNames {
  /**
   * The likeliest first.
   * @param kind of ours, or `Secret`, `StorageClass`, …
   * @param from the document that is written, by its number in the file
   */
  of(kind: string, from: number): readonly KnownName[];
}

export const noNames: KnownNames = { of: () => [] };

/** The first provider that knows a name says where it is from. */
export function joinNames(...providers: readonly KnownNames[]): KnownNames {
  return {
    of: (kind, from) => {
      const all = providers.flatMap((provider) => provider.of(kind, from));
      return [...new Map(all.toReversed().map((known) => [known.name, known])).values()].reverse();
    },
  };
}

/** The objects of the workspace: those of the file first, then those of its folder. */
export function namesInWorkspace({ uri, index }: FileWorkspace): KnownNames {
  return {
    of: (kind, from) => {
      const origin = index.file(uri)[from];
      const named = index.named(kind as CnpgKind);
      const reached =
        origin === undefined
          ? named
          : named.filter((each) => each !== origin && mayReach(origin, each.facts.kind, each));
      return reached
        .map((placed) => ({ placed, rank: rank(origin, placed) }))
        .sort((a, b) => a.rank - b.rank || (nameOf(a.placed) < nameOf(b.placed) ? -1 : 1))
        .slice(0, enough)
        .map(({ placed }) => toName(origin, placed));
    },
  };
}

const enough = 200;

function rank(origin: PlacedFacts | undefined, { uri, folder }: PlacedFacts): number {
  if (uri === origin?.uri) return 0;
  return folder === origin?.folder ? 1 : 2;
}

function toName(origin: PlacedFacts | undefined, { facts, uri, folder }: PlacedFacts): KnownName {
  const detail = uri === origin?.uri ? "" : relativeName(origin?.folder ?? folder, uri);
  return { name: nameOf({ facts }), detail };
}

function nameOf({ facts }: Pick<PlacedFacts, "facts">): string {
  return facts.own?.name ?? "";
}
