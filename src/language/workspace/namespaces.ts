import { kindInfo } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { PlacedFacts } from "#language/workspace/object-facts.ts";
import { isObjectName } from "#language/workspace/read-name.ts";

/** Whether an object can be meant from a document: unless both name a namespace, and not the same. */
export function mayReach(from: PlacedFacts, kind: CnpgKind, target: PlacedFacts): boolean {
  if (kindInfo(kind).scope === "Cluster") return true;
  const here = known(from);
  const there = known(target);
  return here === undefined || there === undefined || here === there;
}

/** Whether it is certain, which is more than `mayReach`: both say the same, or neither says anything. */
export function isSameNamespace(from: PlacedFacts, kind: CnpgKind, target: PlacedFacts): boolean {
  return kindInfo(kind).scope === "Cluster" || from.facts.namespace === target.facts.namespace;
}

/** What another tool fills in may become anything. */
function known({ facts: { namespace = "" } }: PlacedFacts): string | undefined {
  return isObjectName(namespace) ? namespace : undefined;
}
