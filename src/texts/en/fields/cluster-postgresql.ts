import type { Notes } from "#texts/catalogue.ts";

/** Configuration of PostgreSQL itself, replication and replica clusters. */
export const clusterPostgresqlNotes: Notes = {
  "spec.postgresql":
    "Configuration of PostgreSQL: parameters, access rules, libraries, synchronous replication.",
  "spec.postgresql.parameters":
    'Settings for `postgresql.conf`, name to value. All values are strings: quote numbers and `"on"`/`"off"`. The operator rejects the parameters it manages itself; names it does not know pass, and PostgreSQL then refuses the whole file at the next restart.',
  "spec.postgresql.parameters.*":
    "Value as in `postgresql.conf`, always a string. Reloadable parameters take effect within seconds; those that need a restart recreate replicas one by one and then restart the primary.",
  "spec.postgresql.pg_hba":
    "Access rules placed between the operator's own lines and the final `host all all all` with password login. The first matching line wins. Applied by a reload.",
  "spec.postgresql.pg_ident":
    "User name maps for `peer`, `cert` and similar logins, one `map system-user database-user` a line. Applied by a reload.",
  "spec.postgresql.shared_preload_libraries":
    "Libraries loaded at server start, in addition to those the operator adds by itself (`pg_stat_statements`, `auto_explain`, `pgaudit`, `pg_failover_slots`, as soon as one of their parameters is set). A name that the image lacks keeps the server from starting; a change restarts the instances.",
  "spec.postgresql.enableAlterSystem":
    "Allows `ALTER SYSTEM`. Off by default: settings made that way live only inside one instance and are lost when it is rebuilt. Turn on for an emergency, not as a habit.",
  "spec.postgresql.promotionTimeout":
    "Seconds that a promotion may take before it is given up. The default is practically endless; leave it.",
  "spec.postgresql.synchronous":
    "Synchronous replication: a commit waits until standbys have the data. No loss on failover, at the price of latency, and of waiting when standbys are missing. Replaces `minSyncReplicas` and `maxSyncReplicas`.",
  "spec.postgresql.synchronous.method":
    "`any` waits for any `number` of the standbys (quorum, the usual choice); `first` for the first ones in order of priority, which gives standby names a meaning.",
  "spec.postgresql.synchronous.number":
    "How many standbys must confirm a commit. Must be smaller than instances plus external names; 1 with three instances is a common choice.",
  "spec.postgresql.synchronous.dataDurability":
    "`required` blocks commits when too few standbys are healthy: nothing is lost, writes may stop. `preferred` lowers the number so that writes continue, and gives up the guarantee meanwhile; it cannot be combined with external standby names.",
  "spec.postgresql.synchronous.failoverQuorum":
    "Lets a failover happen only if a standby that surely has all confirmed commits can be promoted. Protects data at the price of availability: if the check fails, the cluster stays without primary and says so only in the operator's log. Wants `number` above the count of external names.",
  "spec.postgresql.synchronous.maxStandbyNamesFromCluster":
    "How many pods of this cluster may appear in `synchronous_standby_names`. Use it to keep external standbys in the set.",
  "spec.postgresql.synchronous.standbyNamesPre":
    "Application names of external standbys placed before the pods of this cluster; with `first` they have the higher priority.",
  "spec.postgresql.synchronous.standbyNamesPost":
    "Application names of external standbys placed after the pods of this cluster; with `first` they have the lower priority.",
  "spec.postgresql.syncReplicaElectionConstraint":
    "Chooses synchronous standbys in other topology domains than the primary, so that a confirmed commit survives the loss of a zone. Counts only for the older `minSyncReplicas` and `maxSyncReplicas`; `postgresql.synchronous` ignores it.",
  "spec.postgresql.syncReplicaElectionConstraint.enabled":
    "Turns the rule on; it then needs at least one label in `nodeLabelsAntiAffinity`.",
  "spec.postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity":
    "Node labels to compare with those of the primary's node, such as `topology.kubernetes.io/zone`: a standby qualifies if one of them differs. With too few of them, commits wait for fewer standbys or for none.",
  "spec.postgresql.ldap":
    "Login through an LDAP directory. It replaces the final password rule of `pg_hba`: logins with a password stored in PostgreSQL stop working, so add `pg_hba` lines for roles that keep theirs. Use either `bindAsAuth` or `bindSearchAuth`.",
  "spec.postgresql.ldap.server":
    "Host name or address of the LDAP server. Required as soon as `ldap` is there.",
  "spec.postgresql.ldap.port": "Port of the LDAP server, usually 389, or 636 for `ldaps`.",
  "spec.postgresql.ldap.scheme":
    "`ldap` for plain connections (add `tls` for StartTLS) or `ldaps` for TLS from the start.",
  "spec.postgresql.ldap.tls":
    "Encrypts a plain `ldap` connection by StartTLS. Without it passwords cross the network readable.",
  "spec.postgresql.ldap.bindAsAuth":
    "Logs in to the directory as prefix + user name + suffix: simple, for directories where the name leads directly to the entry.",
  "spec.postgresql.ldap.bindAsAuth.prefix":
    "Text put before the user name to form the entry's name, such as `uid=`.",
  "spec.postgresql.ldap.bindAsAuth.suffix":
    "Text put after the user name, such as `,ou=people,dc=example,dc=org`.",
  "spec.postgresql.ldap.bindSearchAuth":
    "Searches the user's entry first and then logs in as it: for directories where users sit in several branches.",
  "spec.postgresql.ldap.bindSearchAuth.baseDN":
    "Branch of the directory where the search for the user starts.",
  "spec.postgresql.ldap.bindSearchAuth.bindDN":
    "Entry that PostgreSQL logs in as to be allowed to search.",
  "spec.postgresql.ldap.bindSearchAuth.bindPassword": "Secret key with the password of `bindDN`.",
  "spec.postgresql.ldap.bindSearchAuth.searchAttribute":
    "Attribute compared with the user name, `uid` if nothing is said.",
  "spec.postgresql.ldap.bindSearchAuth.searchFilter":
    "LDAP filter for the search, with `$username` in the place of the user name; for anything that one attribute cannot express.",
  "spec.postgresql.extensions":
    "Extensions mounted from their own images instead of being built into the PostgreSQL image. Needs PostgreSQL 18 and image volumes in Kubernetes. Changing the list rolls the pods; the extension itself is still created by `CREATE EXTENSION` or a Database object.",
  "spec.minSyncReplicas":
    "Older way to ask for synchronous replicas: the wanted minimum, never more than `maxSyncReplicas`, so setting it alone is refused. With fewer healthy replicas the number is lowered and writes go on. Use `postgresql.synchronous` instead; the two do not mix.",
  "spec.maxSyncReplicas":
    "Older way to ask for synchronous replicas: up to this many, below the number of instances. Use `postgresql.synchronous` instead; the two do not mix.",
  "spec.replicationSlots":
    "Replication slots that keep WAL on the primary until replicas have it, kept in step on the replicas so that they survive a failover.",
  "spec.replicationSlots.highAvailability":
    "Slots that the operator manages for the replicas of this cluster. A replica that stays away makes WAL pile up on the primary; limit that with `max_slot_wal_keep_size`.",
  "spec.replicationSlots.highAvailability.enabled":
    "On by default. Off, a replica that lags too far has to fetch WAL from the archive or is rebuilt.",
  "spec.replicationSlots.highAvailability.slotPrefix":
    "First part of the names of managed slots. Lower-case letters, digits, underscore; cannot be changed while the slots are enabled.",
  "spec.replicationSlots.highAvailability.synchronizeLogicalDecoding":
    'Copies logical slots to the replicas so that subscribers survive a failover. On PostgreSQL 17 or later it wants `hot_standby_feedback` and `sync_replication_slots` set to `"on"`; before that the extension `pg_failover_slots`.',
  "spec.replicationSlots.synchronizeReplicas":
    "Copies your own physical slots from the primary to the replicas.",
  "spec.replicationSlots.synchronizeReplicas.enabled":
    "On by default: slots made by hand exist on every replica and survive a failover.",
  "spec.replicationSlots.synchronizeReplicas.excludePatterns":
    "Regular expressions (Go syntax) of slot names that are not copied, for example slots of short-lived tools.",
  "spec.replicationSlots.updateInterval":
    "Seconds between two updates of the slots on the replicas. Longer means more WAL kept there.",
  "spec.replica":
    "Makes this a replica cluster that follows another one: for disaster recovery, read copies in other regions or migrations. It has no writable primary, only a designated one.",
  "spec.replica.primary":
    "Name of the cluster that is primary in the distributed topology, an entry of `externalClusters`. Set to this cluster's own name to promote it, to another one to demote it. Excludes `enabled`.",
  "spec.replica.self":
    "Name of this cluster in the topology, if it differs from `metadata.name`. Must be an entry of `externalClusters`.",
  "spec.replica.source":
    "Entry of `externalClusters` to replicate from, by streaming, from the archive, or both.",
  "spec.replica.enabled":
    "Older switch for a standalone replica cluster. Setting it to `false` detaches the cluster for good: it becomes writable and cannot follow again. For planned switches in both directions use `primary` with a promotion token.",
  "spec.replica.promotionToken":
    "Token from `status.demotionToken` of the former primary cluster, to be given in the same edit that makes this cluster primary: it waits until all data has arrived. Without a token the promotion may lose data, and the old cluster has to be rebuilt. Valid once; excludes `minApplyDelay`.",
  "spec.replica.minApplyDelay":
    "Replays changes only after this time (`30m`, `4h`), so that a mistake can be caught before it arrives. Days are not a unit here. Excludes a promotion token.",
};
