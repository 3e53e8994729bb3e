import type { Services } from "#commands/services.ts";
import { phrase } from "#commands/operations/operation.ts";
import { resourceOf } from "#commands/operations/resource-of.ts";
import { say } from "#commands/operations/say.ts";
import { chooseTarget, targetOf } from "#commands/target.ts";
import type { Target } from "#commands/target.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The Cluster of the row, or one that the person chooses. Undefined: went away. */
export async function chooseCluster(
  node: TreeNode | undefined,
  services: Services,
  verb: string,
): Promise<Target | undefined> {
  const action = say(services, phrase(`operation.${verb}.action`));
  const title = say(services, phrase("pick.cluster", { action }));
  const given = clusterOfRow(node, services);
  return given ?? chooseTarget(undefined, services, { title, resource: clustersName });
}

function clusterOfRow(node: TreeNode | undefined, services: Services): Target | undefined {
  if (node?.kind === "cluster") return targetOf(node, services);
  if (node === undefined || !("clusterUid" in node)) return undefined;
  const object = findByUid(services, node.context, node.clusterUid ?? "");
  if (object === undefined) return undefined;
  return { context: node.context, resource: resourceOf("clusters"), object };
}

function findByUid({ store }: Services, context: string, uid: string): LiveObject | undefined {
  return store.context(context)?.objects.get(clustersName)?.get(uid);
}
