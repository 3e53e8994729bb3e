import type { Notes } from "#texts/catalogue.ts";

/** Connection pooling by PgBouncer. */
export const poolerNotes: Notes = {
  "metadata.name":
    "Name of the pooler and of the service that clients connect to. Must differ from the cluster's name.",
  spec: "Deployment of PgBouncer in front of a cluster. It lives on its own: hibernating or deleting the cluster leaves it running.",
  "spec.cluster": "Cluster that this pooler leads to, in the same namespace. Cannot be changed.",
  "spec.type":
    "Where connections go: `rw` to the primary, `ro` to replicas, `r` to any instance. For both kinds of traffic create two poolers.",
  "spec.instances":
    "Number of PgBouncer pods. Each has its own pools, so sessions on the server may reach pool size times instances; keep that below `max_connections`.",
  "spec.template":
    "Pod template merged with the operator's. As soon as `spec` is given, `containers` is required; use an entry named `pgbouncer` to set resources or image, or an empty list. A change rolls the pods and cuts client sessions.",
  "spec.template.spec":
    "Pod specification merged with the operator's. `containers` is required, if only as an empty list.",
  "spec.template.spec.containers":
    "Containers to add or change. An entry named `pgbouncer` changes the pooler itself, for example its `resources`.",
  "spec.deploymentStrategy":
    "How pods are replaced on a change. Either way sessions through a replaced pod are cut; clients must reconnect.",
  "spec.deploymentStrategy.type":
    "`RollingUpdate` keeps some pods serving; `Recreate` stops all before new ones start.",
  "spec.deploymentStrategy.rollingUpdate": "Limits of a rolling update; not with `Recreate`.",
  "spec.deploymentStrategy.rollingUpdate.maxSurge":
    "How many pods more than wanted may exist meanwhile, a number or a percentage. Not 0 together with `maxUnavailable`.",
  "spec.deploymentStrategy.rollingUpdate.maxUnavailable":
    "How many pods fewer than wanted may serve meanwhile, a number or a percentage. 0 keeps full capacity.",
  "spec.serviceTemplate":
    "Changes to the pooler's service, such as `type: LoadBalancer` or annotations for a cloud load balancer.",
  "spec.serviceAccountName":
    "Uses an existing ServiceAccount instead of one per pooler. Cannot be changed once set. Since 1.29.",
  "spec.pgbouncer": "Configuration of PgBouncer.",
  "spec.pgbouncer.poolMode":
    "When a server connection returns to the pool: `session` at disconnect, safe for everything; `transaction` after each transaction, which serves many more clients but breaks session state such as `SET`, advisory locks and `LISTEN`.",
  "spec.pgbouncer.parameters":
    "Settings of PgBouncer, all strings, from a fixed list of allowed names; `default_pool_size` and `max_client_conn` are the ones most often needed. `pool_mode` has its own field.",
  "spec.pgbouncer.parameters.*":
    "Value of this PgBouncer setting, a string. Values are not checked: a wrong one keeps PgBouncer from starting.",
  "spec.pgbouncer.paused":
    "`true` lets running queries end, then holds all clients until it is `false` again. For short maintenance without errors; clients wait as long as their own timeouts allow.",
  "spec.pgbouncer.authQuery":
    "Query by which PgBouncer fetches password hashes. Leave it and the secrets away for the built-in integration; set it only with your own secret, and you then have to create user and function in every database.",
  "spec.pgbouncer.authQuerySecret":
    "Secret with user and password for `authQuery`. Deprecated and it turns the built-in integration off: use `serverTLSSecret` with a client certificate, or neither.",
  "spec.pgbouncer.serverTLSSecret":
    "Client certificate with which PgBouncer logs in to PostgreSQL. Turns the built-in integration off and needs `authQuery`.",
  "spec.pgbouncer.serverCASecret":
    "CA by which PgBouncer verifies PostgreSQL's certificate; the cluster's server CA by default.",
  "spec.pgbouncer.clientCASecret":
    "CA by which PgBouncer verifies client certificates; the cluster's client CA by default.",
  "spec.pgbouncer.clientTLSSecret":
    "Certificate that PgBouncer shows to clients; the cluster's server certificate by default. Use your own for another host name. Required for a PodMonitor with TLS.",
  "spec.pgbouncer.pg_hba":
    "Access rules of PgBouncer, in the form of `pg_hba.conf` as far as PgBouncer knows it. The first matching line wins.",
  "spec.pgbouncer.image":
    "PgBouncer image. An image in `template` wins over it; excludes `imageCatalogRef`. Since 1.30.",
  "spec.pgbouncer.imageCatalogRef":
    "Takes the PgBouncer image from `componentImages` of a catalog; excludes `image`. Since 1.30.",
  "spec.pgbouncer.imageCatalogRef.apiGroup": "Always `postgresql.cnpg.io`.",
  "spec.pgbouncer.imageCatalogRef.kind":
    "`ImageCatalog` in the same namespace or `ClusterImageCatalog` for all namespaces.",
  "spec.pgbouncer.imageCatalogRef.name": "Name of the catalog that holds the PgBouncer image.",
  "spec.pgbouncer.imageCatalogRef.key":
    "Key of the entry in the catalog's `componentImages`, such as `pgbouncer`.",
  "spec.monitoring":
    "Metrics of PgBouncer, port 9127. The generated PodMonitor is deprecated: write your own with selector `cnpg.io/poolerName: <name>`.",
  "spec.monitoring.enablePodMonitor":
    "Lets the operator create a PodMonitor for the pooler. Deprecated: write one yourself.",
  "spec.monitoring.podMonitorMetricRelabelings":
    "Rewrites the pooler's metrics before they are stored. Deprecated with the generated PodMonitor.",
  "spec.monitoring.podMonitorRelabelings":
    "Rewrites the pooler's targets before they are scraped. Deprecated with the generated PodMonitor.",
  "spec.monitoring.tls": "TLS for the metrics port of PgBouncer. Since 1.30.",
  "spec.monitoring.tls.enabled":
    "Serves PgBouncer's metrics over HTTPS. With a generated PodMonitor it wants `clientTLSSecret`; changing it rolls the pods. Since 1.30.",
  "status.phase":
    "`active` serves, `paused` holds clients, `inactive` has no usable cluster or configuration yet, `failed` could not be set up. Since 1.30.",
  "status.phaseReason": "Why the pooler is in its phase. Since 1.30.",
  "status.error": "Last objection of the operator to the spec. Since 1.30.",
  "status.image": "PgBouncer image in use. Since 1.30.",
  "status.instances": "Number of PgBouncer pods that are meant to run.",
  "status.secrets": "Secrets in use and their versions.",
  "status.secrets.clientCA": "CA secret for client certificates in use.",
  "status.secrets.clientTLS": "Certificate secret shown to clients.",
  "status.secrets.serverCA": "CA secret for PostgreSQL's certificate.",
  "status.secrets.serverTLS": "Client certificate secret used towards PostgreSQL.",
  "status.secrets.pgBouncerSecrets": "Secrets for PgBouncer's own logins.",
  "status.secrets.pgBouncerSecrets.authQuery": "Secret that the authentication query uses.",
};
