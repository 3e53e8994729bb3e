import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import { clustersName } from "#live/context-state.ts";
import { instancesOf } from "#live/cluster-view.ts";
import { parts } from "#tree/parts/parts.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** A live object that a command is about. */
export interface Target {
  readonly context: string;
  readonly resource: ApiResource;
  readonly object: LiveObject;
}

/** The object behind a row; undefined where the row stands for none, or it is gone. */
export function targetOf(node: TreeNode | undefined, services: Services): Target | undefined {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case "cluster":
      return find(services, node.context, { resource: clustersName, uid: node.uid });
    case "part":
      return find(services, node.context, { resource: parts[node.part].resource, uid: node.uid });
    case "instance":
      return findInstance(services, node);
    default:
      return undefined;
  }
}

/** The row's object, or one that the person chooses from those in sight. Undefined: went away. */
export async function chooseTarget(
  node: TreeNode | undefined,
  services: Services,
  question: { readonly title: string; readonly resource: string },
): Promise<Target | undefined> {
  const given = targetOf(node, services);
  if (given !== undefined) return given;
  if (node !== undefined && objectKinds.has(node.kind)) {
    await services.ui.inform(tell(services, "gone"));
    return undefined;
  }
  const all = services.store.contexts().flatMap((state) =>
    [...(state.objects.get(question.resource)?.values() ?? [])].map((object) => ({
      label: object.metadata.name,
      description: `${object.metadata.namespace ?? ""} · ${state.name}`,
      value: { context: state.name, resource: resourceNamed(question.resource), object },
    })),
  );
  if (all.length === 0) {
    await services.ui.inform(tell(services, "no-objects"));
    return undefined;
  }
  return services.ui.choose(question.title, all);
}

/** Rows that stand for an object: without it there is nothing to ask for instead. */
const objectKinds: ReadonlySet<TreeNode["kind"]> = new Set(["cluster", "instance", "part"]);

interface Sought {
  readonly resource: string;
  readonly uid: string;
}

function find({ store }: Services, context: string, { resource, uid }: Sought): Target | undefined {
  const object = store.context(context)?.objects.get(resource)?.get(uid);
  return object === undefined ? undefined : { context, resource: resourceNamed(resource), object };
}

function findInstance(
  services: Services,
  node: Extract<TreeNode, { kind: "instance" }>,
): Target | undefined {
  const state = services.store.context(node.context);
  const cluster = state?.objects.get(clustersName)?.get(node.clusterUid);
  if (state === undefined || cluster === undefined) return undefined;
  const pod = instancesOf(state, cluster).find(({ metadata }) => metadata.name === node.name);
  return pod === undefined
    ? undefined
    : find(services, node.context, { resource: "pods", uid: pod.metadata.uid });
}

function resourceNamed(name: string): ApiResource {
  const found = watchedResources.find((resource) => nameResource(resource) === name);
  if (found === undefined) throw new Error(`${name} is not followed`);
  return found;
}
