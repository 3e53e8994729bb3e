import { contextNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { tell } from "#tree/tree-environment.ts";
import type { MessageNode } from "#tree/tree-node.ts";

const icons = {
  info: { id: "info" },
  warning: { id: "warning", color: "list.warningForeground" },
  error: { id: "error", color: "list.errorForeground" },
} as const;

export const messageKind: NodeKind<MessageNode> = {
  row({ code, values, level }, env) {
    const label = tell(env, `tree.message.${code}`, values);
    return {
      label,
      description: "",
      icon: icons[level],
      contextValue: `message.${code}`,
      folding: "none",
      spoken: label,
    };
  },
  children: () => [],
  parent: ({ context }) => contextNode(context),
};
