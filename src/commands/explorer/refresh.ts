import type { Command } from "#commands/command.ts";

export const refresh: Command = (node, { explorer }) => explorer.refresh(node?.context);
