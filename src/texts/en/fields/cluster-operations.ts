import type { Notes } from "#texts/catalogue.ts";

/** Storage, managed objects, monitoring, probes, and how updates and failovers proceed. */
export const clusterOperationsNotes: Notes = {
  "spec.storage":
    "Volume of the data directory, one per instance. It also holds the WAL unless `walStorage` is set.",
  "spec.storage.size":
    "Size of every instance's data volume (`50Gi`, not `50GB`). Can grow while the cluster runs if the storage class allows it; a smaller value is refused for good. Plan for growth: a full volume stops the database.",
  "spec.walStorage":
    "Separate volume for the WAL: more even latency, and a full archive backlog does not fill the data volume. May be added later (the pods roll), never removed. `max_wal_size` has to stay below its size.",
  "spec.walStorage.size":
    "Size of the WAL volume. Leave room for hours of WAL while archiving is broken, not only for `max_wal_size`. Grows online, never shrinks.",
  "spec.tablespaces":
    "Tablespaces with a volume of their own, for data on faster or cheaper storage. Tablespaces can be added (the pods roll) but not removed or renamed.",
  "spec.tablespaces.name":
    "Name of the tablespace in PostgreSQL: letters, digits, `_` and `$`, not beginning with `pg_`. Two names that differ only in case or in `_`/`$` collide.",
  "spec.tablespaces.owner": "Role that owns the tablespace, and may thus use it.",
  "spec.tablespaces.owner.name":
    "Name of an existing role. Without it `postgres` owns the tablespace and others need a `GRANT CREATE`.",
  "spec.tablespaces.temporary":
    "Adds the tablespace to `temp_tablespaces`, so that temporary tables and sorts go there instead of the data volume.",
  "spec.tablespaces.storage": "Volume of the tablespace, one per instance.",
  "spec.tablespaces.storage.size":
    "Size of the tablespace's volume on every instance. Grows, never shrinks.",
  "spec.enablePDB":
    "Protects the primary, and with three or more instances the replicas, from voluntary eviction. With one instance it blocks node drains: switch it off for that time and accept the downtime.",
  "spec.primaryUpdateStrategy":
    "`unsupervised` updates the primary by itself after the replicas; `supervised` stops there and waits until you promote a replica or restart the primary. Not possible with one instance; the waiting cluster stays half updated.",
  "spec.primaryUpdateMethod":
    "How the primary is updated after the replicas. `restart` restarts it where it is: no change of roles, but clients wait for the shutdown and start. `switchover` promotes a replica first; image and parameters then cannot change in the same edit.",
  "spec.switchoverDelay":
    "Seconds that the old primary gets to shut down cleanly in a switchover, an hour by default. Lower it to limit the time without writes; when it runs out, the shutdown is immediate and unarchived WAL may be lost.",
  "spec.failoverDelay":
    "Seconds to wait before a failover after the primary was found unhealthy. 0 reacts at once; a few seconds avoid failovers on short network trouble at the price of a longer outage.",
  "spec.startDelay":
    "Seconds that an instance may take to start before it is killed, an hour by default. Raise it for large databases whose crash recovery takes longer. A change rolls all pods.",
  "spec.stopDelay":
    "Seconds that an instance gets to stop before it is killed, 1800 by default; includes `smartShutdownTimeout`. A change rolls all pods.",
  "spec.smartShutdownTimeout":
    "Seconds of a shutdown in which sessions may end by themselves before they are cut, 180 by default. Idle sessions of connection pools use up all of it, so restarts become shorter with a small value.",
  "spec.logLevel":
    "Detail of the instance manager's log, not of PostgreSQL's own (see `log_min_messages`). A change rolls all pods.",
  "spec.nodeMaintenanceWindow":
    "Tells the operator that nodes are being maintained. Discouraged: it warns on every use. Draining nodes works without it; for one instance look at `enablePDB`.",
  "spec.nodeMaintenanceWindow.inProgress":
    "`true` while the maintenance lasts. Do not forget to set it back.",
  "spec.nodeMaintenanceWindow.reusePVC":
    "`true` waits until the node comes back with its volume; `false` deletes replicas with their volumes and clones them on other nodes, which copies the whole database.",
  "spec.livenessProbeTimeout":
    "Older way to say how long an instance may fail its liveness probe: seconds, divided by ten to a number of attempts. Use `probes.liveness` instead.",
  "spec.primaryLease":
    "Times of the Kubernetes Lease that makes sure that only one instance is primary. Shorter means faster failover and more false alarms when the API server is slow. Since 1.30.",
  "spec.primaryLease.leaseDurationSeconds":
    "Seconds after which a lease that is not renewed is free for another instance. Must be larger than `renewDeadlineSeconds`; it is the floor of failover time after a lost node.",
  "spec.primaryLease.renewDeadlineSeconds":
    "Seconds that the primary tries to renew before it gives up and stops. Must be larger than 1.2 × `retryPeriodSeconds`.",
  "spec.primaryLease.retryPeriodSeconds":
    "Seconds between attempts to take or renew the lease. Smaller means more requests to the API server.",
  "spec.primaryLease.releasedLeaseDurationSeconds":
    "Seconds that remain on the lease after a clean shutdown of the primary, so that a replica may take over almost at once.",
  "spec.probes":
    "Fine control of the pods' health probes. The defaults suit most clusters; a change rolls the pods.",
  "spec.probes.startup":
    "Probe that holds back the others until PostgreSQL has started. Its patience comes from `startDelay` unless set here.",
  "spec.probes.liveness":
    "Probe that restarts an instance whose manager no longer answers. Too impatient values restart busy databases.",
  "spec.probes.readiness":
    "Probe that decides whether an instance receives traffic from the services and counts as ready.",
  "spec.probes.startup.type":
    "What counts as started: `pg_isready` (accepts connections, the default), `query` (a query works), `streaming` (a replica is connected to the primary and within `maximumLag`).",
  "spec.probes.readiness.type":
    "What counts as ready: `pg_isready` (accepts connections, the default), `query` (a query works), `streaming` (a replica is connected to the primary and within `maximumLag`), which keeps stale reads away from clients.",
  "spec.probes.startup.maximumLag":
    "Largest lag, in bytes of WAL (`64Mi`), at which a replica counts as started. Only for type `streaming`; without it any lag is fine.",
  "spec.probes.readiness.maximumLag":
    "Largest lag, in bytes of WAL (`16Mi`), at which a replica stays in the read services. Only for type `streaming`; too small a value takes all replicas out under load.",
  "spec.probes.liveness.isolationCheck":
    "Restarts a primary that reaches neither the API server nor any replica, so that it cannot go on accepting writes while another one is promoted.",
  "spec.probes.liveness.isolationCheck.enabled":
    "On by default. Switch off only if network trouble is more frequent than node loss, and know that two primaries may then exist for a while.",
  "spec.probes.liveness.isolationCheck.requestTimeout":
    "Milliseconds that one request of the check may take. Raise it on slow networks.",
  "spec.probes.liveness.isolationCheck.connectionTimeout":
    "Milliseconds to open a connection in the check. Raise it on slow networks.",
  "spec.managed": "Roles and services that the operator keeps in the described state.",
  "spec.managed.roles":
    "Database roles kept in step with this list: what is written here wins over `ALTER ROLE`. An entry removed from the list leaves its role in the database; use `ensure: absent` to drop it. Since 1.30 a DatabaseRole object does the same one role at a time.",
  "spec.managed.roles.name":
    "Name of the role. `postgres`, `streaming_replica` and names beginning with `pg_` or `cnpg_` are reserved. Unique within the list.",
  "spec.managed.roles.ensure":
    "`present` creates and keeps the role, `absent` drops it. Dropping fails while the role owns objects.",
  "spec.managed.roles.connectionLimit":
    "How many sessions the role may have at a time; -1 means no limit, less is refused.",
  "spec.managed.services": "Which services the operator makes for the cluster.",
  "spec.managed.services.disabledDefaultServices":
    "Leaves away the services `ro` and `r`. `rw` cannot be disabled: replication and Poolers need it. Clients of a removed service lose it at once.",
  "spec.managed.services.additional":
    "Further services for the same instances, such as a `LoadBalancer` for clients outside Kubernetes.",
  "spec.managed.services.additional.selectorType":
    "Which instances the service leads to: `rw` the primary, `ro` replicas only, `r` any instance.",
  "spec.managed.services.additional.updateStrategy":
    "`patch` changes the existing service; `replace` deletes and creates it when it differs, which interrupts clients and may change a load balancer's address.",
  "spec.managed.services.additional.serviceTemplate":
    "The service to create. It needs `metadata.name`; the selector is set by the operator and must stay empty.",
  "spec.managed.services.additional.serviceTemplate.metadata.name":
    "Name of the service, unique, and none of `<cluster>-rw`, `-ro`, `-r`, `-any`.",
  "spec.managed.services.additional.serviceTemplate.spec.selector":
    "Must stay empty: the operator fills it from `selectorType`, and refuses a value of yours.",
  "spec.monitoring":
    "The metrics exporter of the instances, port 9187: which queries it runs and whether it speaks TLS.",
  "spec.monitoring.customQueriesConfigMap":
    "ConfigMap keys with your own metrics queries. They run on every scrape on every instance: keep them cheap.",
  "spec.monitoring.customQueriesSecret":
    "Secret keys with your own metrics queries, for those that should not be readable by everyone.",
  "spec.monitoring.disableDefaultQueries":
    "Leaves away the operator's set of metrics queries. Its dashboards and alerts then find nothing.",
  "spec.monitoring.enablePodMonitor":
    "Lets the operator create a PodMonitor for the Prometheus operator. Deprecated: create a PodMonitor yourself with selector `cnpg.io/cluster: <name>` and port `metrics`.",
  "spec.monitoring.podMonitorMetricRelabelings":
    "Rewrites metrics of the generated PodMonitor before they are stored. Deprecated together with `enablePodMonitor`: write them into your own PodMonitor.",
  "spec.monitoring.podMonitorRelabelings":
    "Rewrites targets of the generated PodMonitor before they are scraped. Deprecated together with `enablePodMonitor`: write them into your own PodMonitor.",
  "spec.monitoring.metricsQueriesTTL":
    "How long results of metrics queries are reused (`30s` by default). `0s` runs them on every scrape, which can load the database noticeably.",
  "spec.monitoring.tls": "TLS for the metrics port of the instances.",
  "spec.monitoring.tls.enabled":
    "Serves metrics over HTTPS with the cluster's server certificate. Scrapers must follow; changing it rolls the pods.",
};
