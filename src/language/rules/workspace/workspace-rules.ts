import type { NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { catalogMajorRule } from "#language/rules/workspace/catalog-major-rule.ts";
import { databaseOwnerRule } from "#language/rules/workspace/database-owner-rule.ts";
import { duplicateObjectRule } from "#language/rules/workspace/duplicate-object-rule.ts";
import { managedTwiceRule } from "#language/rules/workspace/managed-twice-rule.ts";

/** What two objects of a workspace say against each other. */
export const workspaceRules: readonly NeighbourRule[] = [
  catalogMajorRule,
  databaseOwnerRule,
  duplicateObjectRule,
  managedTwiceRule,
];
