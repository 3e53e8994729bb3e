import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { tell } from "#tree/tree-environment.ts";
import type { MoreNode } from "#tree/tree-node.ts";

export const moreKind: NodeKind<MoreNode> = {
  row({ hidden }, env) {
    const label = tell(env, "tree.more", { count: hidden });
    return {
      label,
      description: "",
      icon: { id: "ellipsis" },
      contextValue: "more",
      folding: "none",
      spoken: label,
    };
  },
  children: () => [],
  // Never revealed, so nobody asks.
  parent: () => undefined,
};
