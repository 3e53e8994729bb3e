import type { PartName } from "#tree/parts/part-names.ts";
import { nodeId } from "#tree/tree-node.ts";
import type {
  ClusterNode,
  ContextNode,
  GroupNode,
  InstanceNode,
  MessageNode,
  MoreNode,
  NamespaceNode,
  PartNode,
} from "#tree/tree-node.ts";

export function contextNode(context: string): ContextNode {
  return { kind: "context", id: nodeId(context), context };
}

export function namespaceNode(context: string, namespace: string): NamespaceNode {
  return { kind: "namespace", id: nodeId(context, "namespace", namespace), context, namespace };
}

export function clusterNode(context: string, uid: string): ClusterNode {
  return { kind: "cluster", id: nodeId(context, "cluster", uid), context, uid };
}

export function groupNode(
  context: string,
  part: GroupNode["part"],
  clusterUid: string | undefined,
): GroupNode {
  const id = nodeId(context, "group", part, clusterUid ?? "");
  return { kind: "group", id, context, part, clusterUid };
}

/** A pod's uid is part of the id: the name may come back as another instance. */
export function instanceNode(
  instance: Omit<InstanceNode, "kind" | "id"> & { readonly uid: string },
): InstanceNode {
  const { context, clusterUid, name, uid } = instance;
  const id = nodeId(context, "instance", clusterUid, name, uid);
  return { kind: "instance", id, context, clusterUid, name };
}

export function partNode(
  group: Pick<GroupNode, "context" | "clusterUid"> & { readonly part: PartName },
  uid: string,
): PartNode {
  const { context, part, clusterUid } = group;
  return { kind: "part", id: nodeId(context, part, uid), context, part, uid, clusterUid };
}

export function messageNode(message: Omit<MessageNode, "kind" | "id">): MessageNode {
  const { context, code, values } = message;
  const id = nodeId(context, "message", code, JSON.stringify(values));
  return { kind: "message", id, ...message };
}

export function moreNode(group: GroupNode, hidden: number): MoreNode {
  const { context, id } = group;
  return { kind: "more", id: nodeId(id, "more"), context, groupId: id, hidden };
}
