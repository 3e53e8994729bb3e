import type { Command } from "#commands/command.ts";

export const filterByText: Command = async (_node, { ui, explorer }) => {
  const { filter } = explorer.options();
  const text = await ui.ask({
    title: "Show clusters whose name or namespace holds",
    value: filter,
    placeholder: "empty: all",
  });
  if (text !== undefined) explorer.setOptions({ filter: text });
};

export const toggleUnhealthyOnly: Command = async (_node, { explorer }) => {
  explorer.setOptions({ unhealthyOnly: !explorer.options().unhealthyOnly });
};
