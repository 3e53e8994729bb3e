import type { GoneReason, Resolution, WaitReason } from "#live/resolution.ts";

const sentences: Readonly<Record<GoneReason | WaitReason, string>> = {
  connecting: "the cluster has not answered yet: try again in a moment",
  "context-failed": "the context cannot be used: look at it in the Clusters view",
  switchover: "a switchover is under way and no instance takes writes: try again when it is done",
  "no-primary": "no instance is the primary at the moment: look at the cluster's health",
  "primary-not-ready": "the primary is not ready: look at its pod and its log",
  fenced: "the primary is fenced: take the fence away to connect",
  "no-ready-replica": "no replica is ready: look at the instances, or connect to the primary",
  "no-ready-instance": "no instance is ready: look at the instances and their logs",
  "instance-missing": "the instance has no running pod: look at the cluster's events",
  "pooler-not-ready": "no pod of the pooler is ready: look at its Deployment",
  "no-context":
    "the kubeconfig does not say how to reach this context: mend it, or stop this connection",
  "namespace-left-out":
    "this namespace is not among those that are looked at: choose it as well, or stop this connection",
  "not-installed": "CloudNativePG is not installed there",
  "cluster-hidden": "you may not list Clusters in this namespace: ask for the right to",
  "cluster-gone": "the Cluster does not exist any more: stop this connection",
  hibernated: "the Cluster is hibernated: wake it up to connect",
  "no-replicas":
    "the Cluster has one instance and so no replica: connect to the primary, or scale up",
  "instance-gone": "the Cluster has no such instance any more: stop this connection",
  "pooler-gone": "the Pooler does not exist any more: stop this connection",
  "not-followed": "the pods behind it cannot be seen with your rights",
};

/** Why there is no pod to connect to, and what to do. */
export function explainNowhere({ reason, detail }: Exclude<Resolution, { kind: "pod" }>): string {
  return detail === undefined ? sentences[reason] : `${sentences[reason]} (${detail})`;
}
