import type { Command } from "#commands/command.ts";

/** Flat or by namespace; the setting remembers it. */
export const toggleGrouping: Command = async (_node, { explorer }) => {
  const { grouping } = explorer.options();
  await explorer.setGrouping(grouping === "flat" ? "namespace" : "flat");
};
