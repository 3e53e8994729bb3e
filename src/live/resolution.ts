import { compareNames } from "#live/instance-view.ts";

/** Where a connection goes now; `detail` is what an adapter says of the reason. */
export type Resolution =
  | { readonly kind: "pod"; readonly pod: string }
  /** Nowhere yet; a change of the cluster may bring it. */
  | { readonly kind: "waiting"; readonly reason: WaitReason; readonly detail?: string }
  /** Nowhere, and it needs a person to change that. */
  | { readonly kind: "gone"; readonly reason: GoneReason; readonly detail?: string };

export type WaitReason =
  | "connecting"
  | "context-failed"
  | "switchover"
  | "no-primary"
  | "primary-not-ready"
  | "fenced"
  | "no-ready-replica"
  | "no-ready-instance"
  | "instance-missing"
  | "pooler-not-ready";

export type GoneReason =
  | "no-context"
  | "namespace-left-out"
  | "not-installed"
  | "cluster-hidden"
  | "cluster-gone"
  | "hibernated"
  | "no-replicas"
  | "instance-gone"
  | "pooler-gone"
  | "not-followed";

export function waiting(reason: WaitReason, detail?: string): Resolution {
  return { kind: "waiting", reason, ...(detail === undefined ? {} : { detail }) };
}

export function gone(reason: GoneReason): Resolution {
  return { kind: "gone", reason };
}

export function named(pod: string): Resolution {
  return { kind: "pod", pod };
}

/** One of the names; `turn` says which. */
export function takeTurn(names: readonly string[], turn: number, none: WaitReason): Resolution {
  const name = [...names].sort(compareNames)[turn % Math.max(1, names.length)];
  return name === undefined ? waiting(none) : named(name);
}
