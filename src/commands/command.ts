import type { ManifestOrigin } from "#commands/manifest-origin.ts";
import type { Services } from "#commands/services.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** One verb that a person asks for, on a row or without one. Throws where it cannot do it. */
export type Command = (
  node: TreeNode | undefined,
  services: Services,
  origin?: ManifestOrigin,
) => Promise<void>;
