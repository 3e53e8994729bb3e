/** What the operator takes in a Cluster and warns about. */
export const clusterWarningMessages: Readonly<Record<string, string>> = {
  "cluster/warn-maintenance-window":
    "The maintenance window is a thing of the past. For maintenance of nodes set `enablePDB: false` on a Cluster with one instance, and drain the node",
  "cluster/warn-in-tree-barman":
    "`barmanObjectStore` goes away with operator 1.31. Move to the Barman Cloud plugin: an ObjectStore, and the plugin in `spec.plugins`",
  "cluster/warn-retention-policy-unused":
    "Nothing looks at `retentionPolicy` {value}, because it is for `barmanObjectStore` only. Set it in the ObjectStore of the plugin, and remove it here",
  "cluster/warn-storage-class-twice":
    "The storage class of `{section}` stands here and in `pvcTemplate`; this one counts. Remove the other",
  "cluster/warn-storage-size-twice":
    "The size of `{section}` stands here and as a request in `pvcTemplate`; this one counts. Remove the other",
  "cluster/warn-shared-buffers-unit":
    "The operator reads {value} without a unit as megabytes, PostgreSQL as blocks of 8 kB, and a later operator will refuse it. Write the unit, as in `{value}MB`",
  "cluster/warn-metrics-ttl-zero":
    "Without a lifetime every scrape runs all queries anew, which can load PostgreSQL heavily. Remove the field for 30 s, or write a duration above zero",
  "cluster/warn-pod-monitor-enabled":
    "`{field}` will go away. Create a PodMonitor of your own, and set this to false",
  "cluster/warn-pod-monitor-metric-relabelings":
    "`{field}` will go away. Create a PodMonitor of your own with these rules",
  "cluster/warn-pod-monitor-relabelings":
    "`{field}` will go away. Create a PodMonitor of your own with these rules",
};
