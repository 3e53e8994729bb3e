import type { Command } from "#commands/command.ts";
import { pageSize } from "#tree/nodes/group-kind.ts";

/** The next page of a long group. */
export const showMore: Command = async (node, { explorer }) => {
  if (node?.kind !== "more") return;
  const shown = new Map(explorer.options().shown);
  shown.set(node.groupId, (shown.get(node.groupId) ?? pageSize) + pageSize);
  explorer.setOptions({ shown });
};
