import type { KubeObject as AnyKubeObject } from "#sandbox/kubernetes/kube-object.ts";

/** Any object of the API server, as far as recording looks into it. */
export interface KubeObject extends AnyKubeObject {
  readonly spec?: Record<string, unknown>;
  readonly status?: Record<string, unknown>;
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

export interface ClusterStatus {
  readonly phase?: string;
  readonly phaseReason?: string;
  readonly image?: string;
  readonly instances?: number;
  readonly readyInstances?: number;
  readonly currentPrimary?: string;
  readonly targetPrimary?: string;
  readonly conditions?: readonly Condition[];
}

export function statusOf(cluster: KubeObject): ClusterStatus {
  return cluster.status ?? {};
}

export function conditionOf(cluster: KubeObject, type: string): Condition | undefined {
  return statusOf(cluster).conditions?.find((condition) => condition.type === type);
}
