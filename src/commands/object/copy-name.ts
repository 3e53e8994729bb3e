import type { Command } from "#commands/command.ts";
import { chooseTarget } from "#commands/target.ts";
import { clustersName } from "#live/context-state.ts";

export const copyName: Command = async (node, services) => {
  const question = { title: "Copy the name of which cluster?", resource: clustersName };
  const target = await chooseTarget(node, services, question);
  if (target !== undefined) await services.ui.copy(target.object.metadata.name);
};
