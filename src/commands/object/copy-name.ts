import type { Command } from "#commands/command.ts";
import { chooseTarget } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { clustersName } from "#live/context-state.ts";

export const copyName: Command = async (node, services) => {
  const title = tell(services, "copy-name.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target !== undefined) await services.ui.copy(target.object.metadata.name);
};
