/** Synchronous replication, failover quorum, primary, placement. */
export const clusterInstanceMessages: Readonly<Record<string, string>> = {
  "cluster/max-sync-not-below-instances":
    "{value} synchronous standbys are asked for, but with instances: {instances} there are fewer besides the primary. Lower `maxSyncReplicas`, or raise `instances`",
  "cluster/min-sync-above-max":
    "`minSyncReplicas` {value} is above `maxSyncReplicas` {maximum} (0 where it is not set). Raise `maxSyncReplicas`, or use `postgresql.synchronous` instead of both",
  "cluster/sync-legacy-and-new":
    "`postgresql.synchronous` replaces {fields} and does not go with it. Keep `synchronous` and remove the old fields",
  "cluster/synchronous-number-too-high":
    "{number} standbys should confirm each commit, but instances and listed names allow {most} at most. Lower `number`, raise `instances`, or list standbys outside of the Cluster",
  "cluster/sync-election-labels-missing":
    "Synchronous standbys should be on nodes that differ, but no node label says in what. List labels such as `topology.kubernetes.io/zone` in `nodeLabelsAntiAffinity`",
  "cluster/failover-quorum-annotation-value":
    '"{value}" is not a boolean for `alpha.cnpg.io/failoverQuorum`. Write "true" or "false"; better, set `spec.postgresql.synchronous.failoverQuorum`',
  "cluster/failover-quorum-annotation-sync":
    "A failover quorum counts synchronous standbys, and none are configured. Write `spec.postgresql.synchronous`, or remove the annotation `alpha.cnpg.io/failoverQuorum`",
  "cluster/failover-quorum-number-too-low":
    "With `failoverQuorum` at least one standby of the Cluster itself must confirm a commit, but `number` {number} can be reached by the {names} listed names alone. Raise `number` above {names}, or list fewer names",
  "cluster/update-strategy-supervised-single":
    "`supervised` waits for somebody to switch over to a standby, and a single instance has none. Write `unsupervised`, or raise `instances`",
  "cluster/primary-lease-duration":
    "The lease lasts {duration} s, but the primary may take {deadline} s to renew it. Raise `leaseDurationSeconds` above `renewDeadlineSeconds`",
  "cluster/primary-lease-renew":
    "With a try every {retry} s, {deadline} s are too short to renew the lease; the deadline must be more than 1.2 times `retryPeriodSeconds`. Write {least} or more, or lower `retryPeriodSeconds`",
  "cluster/toleration-key":
    'The key "{key}" cannot be the name of a taint. Use letters, digits, `-`, `_` and `.`, at most 63, with a prefix such as `example.com/` if need be',
  "cluster/toleration-operator-required":
    "A toleration without `key` is for all taints, which needs `operator: Exists`. Write it, or name a key",
  "cluster/toleration-seconds-effect":
    "`tolerationSeconds` says how long a Pod stays before it is evicted, so it goes with `effect: NoExecute` only. Write that effect, or remove the seconds",
  "cluster/toleration-value":
    'The value "{value}" cannot be the value of a taint. Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends',
  "cluster/toleration-exists-value":
    "`operator: Exists` matches whatever value the taint has, so {value} would never be looked at. Remove `value`, or write `operator: Equal`",
  "cluster/toleration-operator":
    "The operator takes `Equal` and `Exists` here, not {operator}. Choose one of them",
  "cluster/toleration-effect":
    "There is no taint effect {effect}. Write `NoSchedule`, `PreferNoSchedule` or `NoExecute`, or leave `effect` out for all of them",
  "cluster/pod-anti-affinity-type":
    "{value} is not a kind of anti-affinity. Write `preferred`, which lets instances share a node if they must, or `required`, in small letters",
};
