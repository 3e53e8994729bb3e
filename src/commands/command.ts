import type { Services } from "#commands/services.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** One verb that a person asks for, on a row or without one. Throws where it cannot do it. */
export type Command = (
  node: TreeNode | undefined,
  services: Services,
  origin?: ManifestOrigin,
) => Promise<void>;

/** Where in the workspace the command was asked for: a document of a file. */
export interface ManifestOrigin {
  readonly uri: string;
  readonly offset: number;
}
