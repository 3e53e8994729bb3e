import type { Notice } from "#commands/logs/log-printer.ts";
import type { KubeError } from "#kube/kube-error.ts";
import type { ContainerCrash } from "#kube/logs/pod-containers.ts";
import type { FollowedContainer } from "#kube/logs/pod-log-follower.ts";

/** Why the log of a container cannot be read at the moment. */
export function describeFailure(
  { namespace, pod, container }: FollowedContainer,
  { reason, message }: KubeError,
): Omit<Notice, "time"> {
  if (reason === "forbidden") {
    return { level: "error", source: namespace, key: "denied-log", values: { namespace } };
  }
  if (reason === "cancelled") return { level: "warning", source: namespace, key: "closed" };
  return { level: "warning", source: pod, key: "failed", values: { container, reason, message } };
}

/** A run that ended badly, at the moment when it did. */
export function describeCrash(
  { pod, container }: FollowedContainer,
  { exitCode, reason, finishedAt }: ContainerCrash,
  now: number,
): Notice {
  // The server writes whole seconds; what the container wrote last comes before.
  const time = Date.parse(finishedAt) + 999;
  return {
    time: Number.isNaN(time) ? now : time,
    level: "error",
    source: pod,
    key: exitCode === 137 && reason === "OOMKilled" ? "killed" : "crashed",
    values: { container, exitCode, reason: reason === "" ? "?" : reason },
  };
}
