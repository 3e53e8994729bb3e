import type { Plan } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo, resourceOf } from "#commands/operations/resource-of.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import { chooseTarget, targetOf } from "#commands/target.ts";
import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The object of one sort behind the row, or one that the person chooses, as the beginning of a plan. */
export async function choosePart(
  node: TreeNode | undefined,
  services: Services,
  { verb, plural }: { readonly verb: string; readonly plural: string },
): Promise<Pick<Plan, "context" | "target" | "cluster"> | undefined> {
  const resource = nameResource(resourceOf(plural));
  const given = targetOf(node, services);
  const fits = given !== undefined && nameResource(given.resource) === resource;
  const action = say(services, phrase(`operation.${verb}.action`));
  const title = say(services, phrase("pick.part", { action }));
  const chosen = fits ? given : await chooseTarget(undefined, services, { title, resource });
  if (chosen === undefined) return undefined;
  const { context, object } = chosen;
  return { context, target: refTo(plural, object), cluster: owningCluster(object) };
}
