import type { Command } from "#commands/command.ts";
import { choosePlace, searchWorkspace } from "#commands/object/choose-place.ts";
import { showManifest } from "#commands/object/show-manifest.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import { clustersName } from "#live/context-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Opens the file of the workspace that declares the object. */
export const openInWorkspace: Command = async (node, services) => {
  const title = tell(services, "open.question");
  const target = await chooseTarget(node, services, { title, resource: clustersName });
  if (target === undefined) return;
  const places = await searchWorkspace(target, services);
  if (places.length === 0) {
    await offerLive(node, target, services);
    return;
  }
  const place = await choosePlace(places, target, services);
  if (place !== undefined) await services.ui.openFile(place.file.uri, place.offset);
};

async function offerLive(
  node: TreeNode | undefined,
  { resource, object }: Target,
  services: Services,
): Promise<void> {
  const values = { kind: resource.kind, name: object.metadata.name };
  const showLive = tell(services, "open.show-live");
  const answer = await services.ui.inform(tell(services, "open.none", values), [showLive]);
  if (answer === showLive) await showManifest(node, services);
}
