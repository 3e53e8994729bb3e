import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { isSameNamespace, mayReach } from "#language/workspace/namespaces.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { parentOf } from "#language/workspace/uri.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";

/** Finds the objects that a name means in a document. */
export type ResolveName = (from: PlacedFacts) => readonly PlacedFacts[];

/**
 * The same name often stands for one object per environment, a folder each. What is meant is what is nearest: in
 * the same file, else in the same folder, else below the nearest folder above. A patch is no object; it counts where there
 * is nothing else.
 */
export function createResolver(index: WorkspaceView, kind: CnpgKind, name: string): ResolveName {
  const all = index.objects(kind, name);
  if (all.length === 0) return () => [];
  const objects = all.filter(({ facts }) => facts.nature !== "patch");
  const below = groupByFolders(objects.length > 0 ? objects : all);
  return (from) => {
    for (const folder of foldersAbove(from.folder)) {
      const reached = (below.get(folder) ?? []).filter((each) => mayReach(from, kind, each));
      if (reached.length > 0) return nearest(reached, (each) => rank(from, kind, each));
    }
    return [];
  };
}

/** Each object under its own folder and all folders above. */
function groupByFolders(objects: readonly PlacedFacts[]): ReadonlyMap<string, PlacedFacts[]> {
  const groups = new Map<string, PlacedFacts[]>();
  for (const object of objects) {
    for (const folder of foldersAbove(object.folder)) {
      const group = groups.get(folder);
      if (group === undefined) groups.set(folder, [object]);
      else group.push(object);
    }
  }
  return groups;
}

function* foldersAbove(folder: string): Iterable<string> {
  for (let at = folder; at !== ""; at = parentOf(at)) yield at;
  yield "";
}

function nearest(
  objects: readonly PlacedFacts[],
  rankOf: (object: PlacedFacts) => number,
): readonly PlacedFacts[] {
  const ranked = objects.map((object) => ({ object, rank: rankOf(object) }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  return ranked.filter(({ rank }) => rank === best).map(({ object }) => object);
}

/** Smaller is nearer. */
function rank(from: PlacedFacts, kind: CnpgKind, target: PlacedFacts): number {
  const certain = isSameNamespace(from, kind, target) ? 0 : 1;
  if (from.file === target.file) return certain;
  return 2 + 2 * target.folder.split("/").length + certain;
}
