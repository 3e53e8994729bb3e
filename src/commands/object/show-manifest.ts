import type { Command } from "#commands/command.ts";
import { chooseTarget } from "#commands/target.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

/** The object as the server has it now, without what only the server cares for. */
export const showManifest: Command = async (node, services) => {
  const question = { title: "Show the manifest of which cluster?", resource: clustersName };
  const target = await chooseTarget(node, services, question);
  if (target === undefined) return;
  const { context, resource, object } = target;
  const { name, namespace } = object.metadata;
  const connection = await services.connections.get(context);
  const live = await connection.request<LiveObject>({ path: pathOf(resource, namespace, name) });
  await services.ui.show({
    title: `${name} (live, ${context})`,
    language: "yaml",
    text: writeManifest(live),
  });
};
