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
  "schedule-too-frequent.alone":
    "{value} makes {perDay} whole backups a day, each with a Backup object of its own; once a day is usual, the WAL archive covers the time between",
  "schedule-too-frequent.kept":
    "{value} makes {perDay} whole backups a day, so {policy} keeps about {kept} of them; once a day is usual, the WAL archive covers the time between",
  "schedule-while-hibernated":
    "{cluster} is hibernated, so each of these backups fails; write suspend: true until it wakes up",
  "recovery-into-same-archive.refused":
    "This cluster recovers from {server} in {place} and would archive to the same place, which is refused (Expected empty archive); give it a serverName of its own",
  "recovery-into-same-archive.unchecked":
    "This cluster recovers from {server} in {place} and archives to the same place, and the check against that is switched off, so it can overwrite what it was restored from; give it a serverName of its own",
  "recovery-into-same-archive.written": "It archives here",
  "memory-request-below-limit":
    "The pod may use {limit} but only {request} are set aside for it, so it is among the first to be killed when the node runs short; request what the limit allows",
  "resources-missing.buffers":
    "shared_buffers takes {value} and no memory is requested, so a node without it may get the pod; set spec.resources",
  "resources-missing.volume":
    "{instances} instances with {size} each request no memory, so they are evicted first when a node runs short; set spec.resources",
  "wal-volume-missing":
    "WAL shares the volume of {size} with the data, so either can fill it for both; a walStorage of its own keeps them apart",
  "resize-off":
    "A larger size will not reach the volumes of {storageClass} that exist; leave resizeInUseVolumes out unless the class cannot expand",
  "synchronous-blocks-writes":
    "All {number} of {number} standbys must confirm, so writes stop while one of them is away; add an instance, or write dataDurability: preferred",
  "disruption-budget-off":
    "Without disruption budgets, draining nodes may take the primary and its replicas at once; leave enablePDB out with {instances} instances",
  "stop-delay-too-short.skipped":
    "stopDelay ({stop} s) leaves no time behind smartShutdownTimeout ({smart} s), so sessions are cut off at once; allow at least {least} s in all",
  "stop-delay-too-short.rest":
    "Of stopDelay ({stop} s) only {rest} s are left behind smartShutdownTimeout ({smart} s) before PostgreSQL is killed; allow at least {least} s in all",
  "superuser-access":
    "The postgres superuser can log in over the network with a password from a Secret; leave enableSuperuserAccess out unless a tool needs it",
  "superuser-secret-ignored":
    "The operator ignores superuserSecret and leaves postgres without a password, as enableSuperuserAccess is not true; remove it, or allow the access",
  "standby-parameter-lowered":
    "{name} falls from {old} to {value}, and a standby must not have less of it than its primary had: the operator restarts the primary first, in place, and the standbys after it; apply it by itself, when a short stop of writes is fine",
  "backup-tools-missing.archive":
    "Images of the variant {image} lack the programs that {field} calls, so nothing is archived and WAL fills the volume; move to the Barman Cloud plugin, or take an image of the variant system",
  "backup-tools-missing.restore":
    "Images of the variant {image} lack the programs that {field} calls, so nothing can be restored; read the archive through the Barman Cloud plugin, or take an image of the variant system",
  "floating-image.latest":
    "The tag {tag} moves from release to release, so pods may run different images; name a version or a digest",
  "floating-image.major":
    "The tag {tag} moves with every minor release, so pods that start later may run another one; name the minor or a digest",
  "pooler-exceeds-connections":
    "{instances} PgBouncer instances with {pool} server connections each make {total} for one user and database, and {cluster} has {allowed} for all; lower default_pool_size or raise max_connections",
};
