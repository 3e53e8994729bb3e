import type { Command } from "#commands/command.ts";
import { tell } from "#commands/tell.ts";

export const addContext: Command = async (_node, services) => {
  const { ui, connections, explorer } = services;
  const shown = new Set(explorer.options().contexts);
  const others = (await connections.contexts()).filter((name) => !shown.has(name));
  if (others.length === 0) {
    await ui.inform(tell(services, "add-context.none"));
    return;
  }
  const choices = others.map((name) => ({ label: name, value: name }));
  const chosen = await ui.chooseMany(tell(services, "add-context.question"), choices);
  for (const name of chosen ?? []) await explorer.addContext(name);
};
