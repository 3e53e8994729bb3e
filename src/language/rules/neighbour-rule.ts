import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import { findVisible } from "#language/workspace/find-visible.ts";
import type { ClusterFacts, PlacedFacts } from "#language/workspace/object-facts.ts";
import { stringAt } from "#manifest/values.ts";

/** What a rule looks at that compares a document with others of its file and workspace. */
export interface NeighbourInput extends RuleInput {
  readonly self: PlacedFacts;
  readonly workspace: FileWorkspace;
  /** The one complete object that a name means here; undefined where it is not visible for certain. */
  readonly find: (kind: CnpgKind, name: string) => PlacedFacts | undefined;
}

/** What the Cluster says that `spec.cluster` names, where it is visible. */
export function findCluster({ document, find }: NeighbourInput): ClusterFacts | undefined {
  const name = stringAt(document.root, ["spec", "cluster", "name"]);
  return name === undefined ? undefined : find("Cluster", name)?.facts.cluster;
}

export type NeighbourRule = Rule<NeighbourInput>;

export function createFind(self: PlacedFacts, { index }: FileWorkspace): NeighbourInput["find"] {
  return (kind, name) => findVisible(index, self, kind, name);
}
