import type { JsonObject } from "#domain/kubernetes/json.ts";
import { failoverQuorumRules } from "#admission/cluster/failover-quorum-rules.ts";
import { placementRules } from "#admission/cluster/placement-rules.ts";
import { primaryRules } from "#admission/cluster/primary-rules.ts";
import { synchronousRules } from "#admission/cluster/synchronous-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

function synchronous(members: JsonObject) {
  return { postgresql: { synchronous: { method: "any", ...members } } };
}

function toleration(members: JsonObject) {
  return { affinity: { tolerations: [{ key: "ok", operator: "Exists" }, members] } };
}

function quorum(value: string) {
  return { annotations: { "alpha.cnpg.io/failoverQuorum": value } };
}

const at = "spec.affinity.tolerations.1";

testAdmissionCases(
  "Cluster",
  [...synchronousRules, ...failoverQuorumRules, ...primaryRules, ...placementRules],
  [
    {
      rule: "cluster/max-sync-not-below-instances",
      at: "spec.maxSyncReplicas",
      wrong: { instances: 2, maxSyncReplicas: 2 },
      right: { instances: 2, maxSyncReplicas: 1 },
    },
    {
      rule: "cluster/min-sync-above-max",
      at: "spec.minSyncReplicas",
      wrong: { minSyncReplicas: 1 },
      right: { minSyncReplicas: 1, maxSyncReplicas: 1 },
    },
    {
      rule: "cluster/sync-legacy-and-new",
      at: "spec.postgresql.synchronous",
      wrong: { maxSyncReplicas: 1, ...synchronous({ number: 1 }) },
      right: { maxSyncReplicas: 0, minSyncReplicas: 0, ...synchronous({ number: 1 }) },
    },
    {
      rule: "cluster/synchronous-number-too-high",
      at: "spec.postgresql.synchronous.number",
      wrong: { instances: 1, ...synchronous({ number: 1 }) },
      right: { instances: 1, ...synchronous({ number: 1, standbyNamesPost: ["a"] }) },
    },
    {
      rule: "cluster/sync-election-labels-missing",
      at: "spec.postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity",
      wrong: { postgresql: { syncReplicaElectionConstraint: { enabled: true } } },
      right: { postgresql: { syncReplicaElectionConstraint: { enabled: false } } },
    },
    {
      rule: "cluster/failover-quorum-annotation-value",
      at: "metadata.annotations.alpha.cnpg.io/failoverQuorum",
      wrong: {},
      wrongMetadata: quorum("yes"),
      right: {},
      rightMetadata: quorum("F"),
    },
    {
      rule: "cluster/failover-quorum-annotation-sync",
      at: "spec.postgresql.synchronous",
      wrong: {},
      wrongMetadata: quorum("1"),
      right: synchronous({ number: 1 }),
      rightMetadata: quorum("1"),
    },
    {
      rule: "cluster/failover-quorum-number-too-low",
      at: "spec.postgresql.synchronous.number",
      wrong: synchronous({ number: 1, failoverQuorum: true, standbyNamesPre: ["a"] }),
      right: synchronous({ number: 2, failoverQuorum: true, standbyNamesPre: ["a"] }),
    },
    {
      rule: "cluster/update-strategy-supervised-single",
      at: "spec.primaryUpdateStrategy",
      wrong: { instances: 1, primaryUpdateStrategy: "supervised" },
      right: { instances: 2, primaryUpdateStrategy: "supervised" },
    },
    {
      rule: "cluster/primary-lease-duration",
      at: "spec.primaryLease.leaseDurationSeconds",
      wrong: { primaryLease: { renewDeadlineSeconds: 15 } },
      right: { primaryLease: { renewDeadlineSeconds: 14 } },
    },
    {
      rule: "cluster/primary-lease-renew",
      at: "spec.primaryLease.renewDeadlineSeconds",
      wrong: { primaryLease: { renewDeadlineSeconds: 6, retryPeriodSeconds: 5 } },
      right: { primaryLease: { renewDeadlineSeconds: 7, retryPeriodSeconds: 5 } },
    },
    {
      rule: "cluster/toleration-key",
      at: `${at}.key`,
      wrong: toleration({ key: "a b", operator: "Exists" }),
      right: toleration({ key: "a.b/c_d", operator: "Exists" }),
    },
    {
      rule: "cluster/toleration-operator-required",
      at: `${at}.operator`,
      wrong: toleration({ effect: "NoSchedule" }),
      right: toleration({ effect: "NoSchedule", operator: "Exists" }),
    },
    {
      rule: "cluster/toleration-seconds-effect",
      at: `${at}.effect`,
      wrong: toleration({ key: "a", operator: "Exists", tolerationSeconds: 0 }),
      right: toleration({
        key: "a",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 0,
      }),
    },
    {
      rule: "cluster/toleration-value",
      at: `${at}.operator`,
      wrong: toleration({ key: "a", value: "b c" }),
      right: toleration({ key: "a", value: "" }),
    },
    {
      rule: "cluster/toleration-exists-value",
      at: `${at}.operator`,
      wrong: toleration({ key: "a", operator: "Exists", value: "b" }),
      right: toleration({ key: "a", operator: "Equal", value: "b" }),
    },
    {
      rule: "cluster/toleration-operator",
      at: `${at}.operator`,
      wrong: toleration({ key: "a", operator: "Gt", value: "1" }),
      right: toleration({ key: "a", value: "1" }),
    },
    {
      rule: "cluster/toleration-effect",
      at: `${at}.effect`,
      wrong: toleration({ key: "a", operator: "Exists", effect: "noExecute" }),
      right: toleration({ key: "a", operator: "Exists", effect: "" }),
    },
    {
      rule: "cluster/pod-anti-affinity-type",
      at: "spec.affinity.podAntiAffinityType",
      wrong: { affinity: { podAntiAffinityType: "Required", enablePodAntiAffinity: false } },
      right: { affinity: { podAntiAffinityType: "required" } },
    },
  ],
);
