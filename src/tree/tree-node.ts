import type { MessageCode } from "#tree/context-values.ts";
import type { PartName } from "#tree/parts/part-names.ts";

/** A row of the explorer by what it is about; its text is looked up anew each time. */
export type TreeNode =
  | ContextNode
  | NamespaceNode
  | ClusterNode
  | GroupNode
  | InstanceNode
  | PartNode
  | MessageNode
  | MoreNode;

interface Base {
  /** Stable over all changes of the object, unique in the tree. */
  readonly id: string;
  readonly context: string;
}

export interface ContextNode extends Base {
  readonly kind: "context";
}

export interface NamespaceNode extends Base {
  readonly kind: "namespace";
  readonly namespace: string;
}

export interface ClusterNode extends Base {
  readonly kind: "cluster";
  readonly uid: string;
}

/** All parts of one sort, of a Cluster or of a whole context. */
export interface GroupNode extends Base {
  readonly kind: "group";
  readonly part: PartName | "instances";
  /** Undefined for what belongs to no Cluster. */
  readonly clusterUid: string | undefined;
}

export interface InstanceNode extends Base {
  readonly kind: "instance";
  readonly clusterUid: string;
  readonly name: string;
}

export interface PartNode extends Base {
  readonly kind: "part";
  readonly part: PartName;
  readonly uid: string;
  readonly clusterUid: string | undefined;
}

/** Something that is missing, and why. */
export interface MessageNode extends Base {
  readonly kind: "message";
  /** Text catalogue: `tree.message.<code>`. */
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly level: "info" | "warning" | "error";
}

/** The rest of a long group. */
export interface MoreNode extends Base {
  readonly kind: "more";
  readonly groupId: string;
  readonly hidden: number;
}

/** Ids are made of what never changes; the separator occurs in no name. */
export function nodeId(...segments: readonly string[]): string {
  return segments.join("\u0000");
}
