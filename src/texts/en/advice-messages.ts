export const adviceMessages: Readonly<Record<string, string>> = {
  "shared-buffers-share.high":
    "shared_buffers takes {percent} % of the memory limit {limit}; about 25 % leaves room for connections",
  "shared-buffers-share.low":
    "shared_buffers takes only {percent} % of the memory limit {limit}; about 25 % is usual",
  "work-mem-total":
    "{connections} connections with {value} each could take {times} times the memory limit {limit}; lower work_mem or max_connections",
  "effective-cache-size-high":
    "effective_cache_size {value} is more than the memory limit {limit}; about 75 % of it is usual",
  "postgres-end-of-life":
    "PostgreSQL {major} gets no fixes after {date}; plan the upgrade to a newer major",
  "deprecated-field.barman":
    "{field} goes away with operator 1.31; move to the Barman Cloud plugin and an ObjectStore",
  "deprecated-field.retention":
    "{field} belongs to in-tree backups, which go away with operator 1.31; set it in the ObjectStore",
  "deprecated-field.pod-monitor": "{field} is deprecated; create a PodMonitor of your own",
  "backup-method-unset":
    "Without spec.method the deprecated in-tree barmanObjectStore is used; write plugin or volumeSnapshot",
};
