/** Poolers. */
export const poolerMessages: Readonly<Record<string, string>> = {
  "pooler/auth-query-missing":
    "With `{field}` PgBouncer logs in by your own means, and then needs to know how to look up passwords. Write `authQuery`, or remove `{field}`",
  "pooler/auth-query-secret-missing":
    "An `authQuery` of your own needs a user of your own to run it. Name its Secret in `authQuerySecret`, or remove `authQuery`",
  "pooler/parameter-not-allowed":
    "The operator does not pass {name} on to PgBouncer. Remove it; `pool_mode` is written as `spec.pgbouncer.poolMode`",
  "pooler/cluster-name-missing":
    "The Pooler belongs to no Cluster. Write the name of one in `spec.cluster.name`",
  "pooler/name-equals-cluster":
    "The Pooler has the name of its Cluster, {name}, and their objects would collide. Choose another, such as {name}-pooler",
  "pooler/metrics-tls-needs-client-secret":
    "Metrics over TLS would show the certificate of the Cluster, whose names are not those of the Pooler. Name a certificate of the Pooler in `clientTLSSecret`, or set `enablePodMonitor: false` and scrape by your own PodMonitor",
  "pooler/warn-manual-integration":
    "With a way to log in of your own, the operator does not prepare the Cluster for this Pooler. Create user and look-up function yourself, or remove `authQuery`, `authQuerySecret` and `serverTLSSecret`",
  "pooler/warn-auth-query-secret-deprecated":
    "`authQuerySecret` will go away. Remove it together with `authQuery`, and let the operator log in with a certificate",
  "pooler/warn-monitoring-deprecated":
    "`{field}` will go away. Create a PodMonitor of your own, and remove it here",
};
