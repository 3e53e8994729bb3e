import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { isSameNamespace, mayReach } from "#language/workspace/namespaces.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";

/**
 * The one object that a document means for certain; what a finding may rest on. In the same file the last of
 * several, as `kubectl apply` has it. Elsewhere there must be no doubt: no patch or template of either side, no second
 * object in reach, and the namespace is the same in both.
 */
export function findVisible(
  index: WorkspaceView,
  from: PlacedFacts,
  kind: CnpgKind,
  name: string,
): PlacedFacts | undefined {
  const reached = index.objects(kind, name).filter((each) => mayReach(from, kind, each));
  const certain = reached.filter((each) => isSameNamespace(from, kind, each));
  const here = certain.filter(({ file }) => file === from.file);
  if (here.length > 0) return asObject(here.at(-1));
  if (reached.some(({ facts }) => facts.nature !== "object") || isLayered(index, from)) {
    return undefined;
  }
  const beside = certain.filter(({ folder }) => folder === from.folder);
  if (beside.length > 0) return beside.length === 1 ? beside[0] : undefined;
  return reached.length === 1 ? certain[0] : undefined;
}

function asObject(placed: PlacedFacts | undefined): PlacedFacts | undefined {
  return placed?.facts.nature === "object" ? placed : undefined;
}

/** Bases and overlays, or one copy per environment: another text may have the last word on the object. */
function isLayered(index: WorkspaceView, from: PlacedFacts): boolean {
  const { kind, own } = from.facts;
  if (own === undefined) return false;
  return index
    .objects(kind, own.name)
    .some((each) => each !== from && each.file !== from.file && mayReach(from, kind, each));
}
