import type { Command } from "#commands/command.ts";

/** Takes a context out of the view; the kubeconfig stays as it is. */
export const removeContext: Command = async (node, { ui, explorer }) => {
  const choices = explorer.options().contexts.map((name) => ({ label: name, value: name }));
  const context =
    node?.context ?? (await ui.choose("Take which context out of the view?", choices));
  if (context !== undefined) await explorer.removeContext(context);
};
