import { listClusters } from "#tree/find-cluster.ts";
import { clusterNode, contextNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { contextOf, tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import type { NamespaceNode } from "#tree/tree-node.ts";

export const namespaceKind: NodeKind<NamespaceNode> = {
  row(node, env) {
    const { length } = clustersIn(node, env);
    if (length === 0) return undefined;
    const count = tell(env, "tree.cluster-count", {
      count: length,
    });
    return {
      label: node.namespace,
      description: count,
      icon: { id: "symbol-namespace" },
      contextValue: "namespace",
      folding: "expanded",
      spoken: tell(env, "tree.spoken.namespace", { name: node.namespace, state: count }),
    };
  },
  children: (node, env) =>
    clustersIn(node, env).map(({ metadata }) => clusterNode(node.context, metadata.uid)),
  parent: ({ context }) => contextNode(context),
};

function clustersIn({ context, namespace }: NamespaceNode, env: TreeEnvironment) {
  const state = contextOf(env, context);
  if (state === undefined) return [];
  return listClusters(env, state).filter(({ metadata }) => metadata.namespace === namespace);
}
