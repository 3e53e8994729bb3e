import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { instanceNames, primaryOf } from "#commands/cluster/instances.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { TreeNode } from "#tree/tree-node.ts";

export interface ChosenInstance {
  /** The Cluster that it belongs to. */
  readonly target: Target;
  readonly instance: string;
}

/** The instance of the row, or one that the person chooses; `replicas` leaves the primary out. */
export async function chooseInstance(
  node: TreeNode | undefined,
  services: Services,
  { verb, replicas }: { readonly verb: string; readonly replicas: boolean },
): Promise<ChosenInstance | undefined> {
  const target = await chooseCluster(node, services, verb);
  if (target === undefined) return undefined;
  if (node?.kind === "instance") return { target, instance: node.name };
  const cluster = target.object as LiveObject & ClusterObject;
  const primary = primaryOf({ cluster });
  const names = instanceNames({ cluster }).filter((name) => !replicas || name !== primary);
  const role = (name: string) => (name === primary ? "primary" : "replica");
  const action = say(services, phrase(`operation.${verb}.action`));
  const instance = await services.ui.choose(
    say(services, phrase("pick.instance", { action, name: cluster.metadata.name })),
    names.map((name) => ({
      label: name,
      description: say(services, phrase(`instance.role.${role(name)}`)),
      value: name,
    })),
  );
  return instance === undefined ? undefined : { target, instance };
}
