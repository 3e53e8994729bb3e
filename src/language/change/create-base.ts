import { identityOf } from "#language/change/object-identity.ts";
import type { FileBase, OldObject, OldText } from "#language/change/old-object.ts";
import { indexOldObjects } from "#language/change/old-objects.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { memoize } from "#util/memoize.ts";

/** An earlier version of a file. */
export interface OldFile {
  /** By which today's file is recognised. */
  readonly path: string;
  readonly text: OldText;
  readonly manifest: ManifestFile;
}

/** The earlier version of a whole set of files. */
export interface Base {
  of(path: string, manifest: ManifestFile): FileBase;
}

/** The present text of a file; undefined where it is gone. */
type Today = (path: string) => ManifestFile | undefined;

/**
 * An object is looked for in the earlier version of its own file. An object that is not there may have
 * moved: then it is the one of the same identity that has left its old file, if there is exactly one.
 */
export function createBase(files: readonly OldFile[], today: Today): Base {
  const indexed = files.map((file) => new IndexedFile(file));
  const byPath = new Map(indexed.map((file) => [file.path, file]));
  const findMoved = createMovedLookup(indexed, today);
  return {
    of: (path, manifest) => ({
      oldOf: ({ document }) => {
        const identity = identityOf(document);
        if (identity === undefined) return undefined;
        const here = byPath.get(path)?.objects.get(identity) ?? [];
        if (here.length === 0) return findMoved(identity, path);
        // Of two objects with one identity nobody knows which is applied.
        return here.length === 1 && holds(manifest, identity) === 1 ? here[0] : undefined;
      },
    }),
  };
}

class IndexedFile {
  readonly path: string;
  readonly #file: OldFile;
  #objects: ReadonlyMap<string, readonly OldObject[]> | undefined;

  constructor(file: OldFile) {
    this.path = file.path;
    this.#file = file;
  }

  /** By identity; worked out when somebody asks, because most files never change. */
  get objects(): ReadonlyMap<string, readonly OldObject[]> {
    this.#objects ??= indexOldObjects(this.#file.manifest, this.#file.text);
    return this.#objects;
  }
}

function createMovedLookup(files: readonly IndexedFile[], today: Today) {
  let index: ReadonlyMap<string, readonly IndexedFile[]> | undefined;
  const hasLeft = ({ path }: IndexedFile, identity: string): boolean => {
    const now = today(path);
    return now === undefined || holds(now, identity) === 0;
  };
  return (identity: string, path: string): OldObject | undefined => {
    index ??= indexFiles(files);
    const left = (index.get(identity) ?? [])
      .filter((file) => file.path !== path && hasLeft(file, identity))
      .flatMap((file) => file.objects.get(identity) ?? []);
    return left.length === 1 ? left[0] : undefined;
  };
}

function indexFiles(files: readonly IndexedFile[]): ReadonlyMap<string, readonly IndexedFile[]> {
  const index = new Map<string, IndexedFile[]>();
  for (const file of files) {
    for (const identity of file.objects.keys()) {
      const known = index.get(identity);
      if (known === undefined) index.set(identity, [file]);
      else known.push(file);
    }
  }
  return index;
}

/** How many objects of the identity a file holds. */
function holds(manifest: ManifestFile, identity: string): number {
  return countIdentities(manifest).get(identity) ?? 0;
}

const countIdentities = memoize(({ documents }: ManifestFile): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { document } of documents) {
    const identity = identityOf(document);
    if (identity !== undefined) found.set(identity, (found.get(identity) ?? 0) + 1);
  }
  return found;
});
