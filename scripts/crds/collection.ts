import type { Overlay } from "./schema-facts.ts";
import { replaceAt, splitPath } from "./schema-tree.ts";
import type { ReleaseTrees, SchemaCollection } from "./schema-tree.ts";

/** What `newer` holds, and of `older` the releases that `newer` does not have; oldest first. */
export function mergeCollections(
  older: SchemaCollection,
  newer: SchemaCollection,
): SchemaCollection {
  return {
    operators: mergeReleases(older.operators, newer.operators),
    barmanCloud: mergeReleases(older.barmanCloud, newer.barmanCloud),
  };
}

/** The collection with the releases that are only described, where their base is at hand. */
export function applyOverlays(
  collection: SchemaCollection,
  overlays: readonly Overlay[],
): SchemaCollection {
  const described = overlays.flatMap((overlay) => {
    const base = collection.operators.find(({ version }) => version === overlay.base);
    return base === undefined ? [] : [describeRelease(base, overlay)];
  });
  return mergeCollections(collection, { operators: described, barmanCloud: [] });
}

/** Orders `1.9.0` before `1.10.0`. */
export function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

function mergeReleases(
  older: readonly ReleaseTrees[],
  newer: readonly ReleaseTrees[],
): ReleaseTrees[] {
  const replaced = new Set(newer.map(({ version }) => version));
  return [...older.filter(({ version }) => !replaced.has(version)), ...newer].toSorted(
    (left, right) => compareVersions(left.version, right.version),
  );
}

function describeRelease(base: ReleaseTrees, overlay: Overlay): ReleaseTrees {
  const kinds = { ...base.kinds };
  for (const { kind, path, schema } of overlay.added) {
    const tree = kinds[kind];
    if (tree === undefined) {
      throw new Error(`${overlay.version}: no kind ${kind} in ${overlay.base}`);
    }
    kinds[kind] = replaceAt(tree, splitPath(path), () => schema);
  }
  return { version: overlay.version, kinds };
}
