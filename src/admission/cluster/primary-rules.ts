import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { instancesOf } from "#admission/cluster/cluster-facts.ts";
import { mapAt, numberAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const strategy = ["spec", "primaryUpdateStrategy"] as const;
const lease = ["spec", "primaryLease"] as const;
const ofLease = {
  code: "invalid-primary-lease",
  since: "1.30.0",
  needs: lease,
  mirrors: "validatePrimaryLease",
} as const;

/** How the primary is replaced on purpose, and how it holds its place. */
export const primaryRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/update-strategy-supervised-single",
    code: "supervised-single-instance",
    needs: strategy,
    mirrors: "validatePrimaryUpdateStrategy",
    *check({ object }) {
      const path = strategy;
      if (textAt(object, path) === "supervised" && instancesOf(object) === 1) yield { path };
    },
  }),
  clusterError({
    ...ofLease,
    id: "cluster/primary-lease-duration",
    *check({ object }) {
      const section = mapAt(object, lease);
      if (section === undefined) return;
      const { duration, deadline } = timesOf(section);
      if (duration > deadline) return;
      yield { path: [...lease, "leaseDurationSeconds"], values: { duration, deadline } };
    },
  }),
  clusterError({
    ...ofLease,
    id: "cluster/primary-lease-renew",
    *check({ object }) {
      const section = mapAt(object, lease);
      if (section === undefined) return;
      const { deadline, retry } = timesOf(section);
      if (5 * deadline > 6 * retry) return;
      const least = Math.floor((6 * retry) / 5) + 1;
      yield { path: [...lease, "renewDeadlineSeconds"], values: { deadline, retry, least } };
    },
  }),
];

function timesOf(section: JsonObject): { duration: number; deadline: number; retry: number } {
  return {
    duration: numberAt(section, ["leaseDurationSeconds"]) ?? 15,
    deadline: numberAt(section, ["renewDeadlineSeconds"]) ?? 10,
    retry: numberAt(section, ["retryPeriodSeconds"]) ?? 2,
  };
}
