import type { Command } from "#commands/command.ts";

export const addContext: Command = async (_node, { ui, connections, explorer }) => {
  const shown = new Set(explorer.options().contexts);
  const others = (await connections.contexts()).filter((name) => !shown.has(name));
  if (others.length === 0) {
    await ui.inform("Every context of the kubeconfig is shown already");
    return;
  }
  const choices = others.map((name) => ({ label: name, value: name }));
  const chosen = await ui.chooseMany("Which contexts do you want to see?", choices);
  for (const name of chosen ?? []) await explorer.addContext(name);
};
