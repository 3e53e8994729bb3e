import type { Command } from "#commands/command.ts";
import { tell } from "#commands/tell.ts";

export const filterByText: Command = async (_node, services) => {
  const { ui, explorer } = services;
  const { filter } = explorer.options();
  const text = await ui.ask({
    title: tell(services, "filter.question"),
    value: filter,
    placeholder: tell(services, "filter.placeholder"),
  });
  if (text !== undefined) explorer.setOptions({ filter: text });
};

export const toggleUnhealthyOnly: Command = async (_node, { explorer }) => {
  explorer.setOptions({ unhealthyOnly: !explorer.options().unhealthyOnly });
};
