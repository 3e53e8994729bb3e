import { clustersName, keyOfCluster } from "#live/context-state.ts";
import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { LiveChange } from "#live/live-change.ts";
import { clusterNode, contextNode, groupNode, instanceNode, partNode } from "#tree/make-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import { clusterParts, contextParts } from "#tree/parts/part-names.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** A node that may look different now; with `deep` its children may be others. */
export interface AffectedNode {
  readonly node: TreeNode;
  readonly deep: boolean;
}

/** What a change may have changed: as few nodes as can be known without a look at their text. */
export function affectedNodes(change: LiveChange, env: TreeEnvironment): readonly AffectedNode[] {
  const context = contextNode(change.context);
  if (change.kind !== "object") return [{ node: context, deep: true }];
  if (change.resource === clustersName) return clusterChange(change, env);
  const cluster = findOwner(change, env);
  return cluster === undefined ? looseChange(change) : partChange(change, cluster);
}

type ObjectChange = Extract<LiveChange, { kind: "object" }>;

function clusterChange(change: ObjectChange, env: TreeEnvironment): readonly AffectedNode[] {
  const node = clusterNode(change.context, change.object.metadata.uid);
  if (change.change !== "changed") return [{ node: contextNode(change.context), deep: true }];
  // A filter may now let it in or leave it out.
  const parent = env.options.unhealthyOnly ? kindOf(node).parent(node, env) : undefined;
  return [{ node: parent ?? node, deep: true }];
}

function findOwner({ context, object }: ObjectChange, env: TreeEnvironment): string | undefined {
  const name = owningCluster(object);
  if (name === undefined) return undefined;
  const key = keyOfCluster(object.metadata.namespace, name);
  return env.store.context(context)?.clusters.get(key)?.metadata.uid;
}

function partChange(change: ObjectChange, clusterUid: string): readonly AffectedNode[] {
  const { context, resource, object } = change;
  const cluster = clusterNode(context, clusterUid);
  if (change.change !== "changed") return [{ node: cluster, deep: true }];
  const { uid, name } = object.metadata;
  if (resource === "pods") {
    const instance = instanceNode({
      context,
      clusterUid,
      ...(jobInstance(object) ?? { name, uid }),
    });
    return [instance, cluster].map((node) => ({ node, deep: false }));
  }
  const part = clusterParts.find((candidate) => parts[candidate].resource === resource);
  if (part === undefined) return [{ node: cluster, deep: false }];
  const node = partNode({ context, part, clusterUid }, uid);
  return [node, cluster].map((affected) => ({ node: affected, deep: false }));
}

/** The instance that a pod's job makes: it has no pod of its own yet. */
function jobInstance({ metadata }: LiveObject): { name: string; uid: string } | undefined {
  const { "cnpg.io/jobRole": role, "cnpg.io/instanceName": name } = metadata.labels ?? {};
  return role === undefined || name === undefined ? undefined : { name, uid: "" };
}

/** What belongs to no Cluster, or to one that is not there. */
function looseChange(change: ObjectChange): readonly AffectedNode[] {
  const { context, resource, object } = change;
  const part: PartName | undefined = contextParts.find(
    (candidate) => parts[candidate].resource === resource,
  );
  if (part === undefined) return [];
  const node = partNode({ context, part, clusterUid: undefined }, object.metadata.uid);
  if (change.change === "changed") return [{ node, deep: false }];
  return [
    { node: groupNode(context, part, undefined), deep: true },
    { node: contextNode(context), deep: true },
  ];
}
