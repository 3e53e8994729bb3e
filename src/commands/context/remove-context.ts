import type { Command } from "#commands/command.ts";
import { tell } from "#commands/tell.ts";

/** Takes a context out of the view; the kubeconfig stays as it is. */
export const removeContext: Command = async (node, services) => {
  const { ui, explorer } = services;
  const choices = explorer.options().contexts.map((name) => ({ label: name, value: name }));
  const context =
    node?.context ?? (await ui.choose(tell(services, "remove-context.question"), choices));
  if (context !== undefined) await explorer.removeContext(context);
};
