import { findObject } from "#tree/find-cluster.ts";
import { groupNode } from "#tree/make-nodes.ts";
import type { NodeKind } from "#tree/nodes/node-kind.ts";
import { parts } from "#tree/parts/parts.ts";
import type { PartNode } from "#tree/tree-node.ts";

export const partKind: NodeKind<PartNode> = {
  row({ context, part, uid }, env) {
    const shown = parts[part];
    const object = findObject(env, { context, resource: shown.resource, uid });
    return object === undefined ? undefined : { ...shown.row(object, env), folding: "none" };
  },
  children: () => [],
  parent: ({ context, part, clusterUid }) => groupNode(context, part, clusterUid),
};
