/** What the words of a field mean (`value.field.word`), and what stands in for deprecated fields. */
export const valueMessages: Readonly<Record<string, string>> = {
  "value.compression.gzip": "`gzip`: compatible everywhere, moderate speed and ratio.",
  "value.compression.bzip2": "`bzip2`: small and slow.",
  "value.compression.lz4": "`lz4`: very fast, larger files.",
  "value.compression.snappy": "`snappy`: fast, larger files.",
  "value.compression.xz": "`xz`: smallest and slowest.",
  "value.compression.zstd": "`zstd`: fast and small.",
  "value.encryption.AES256": "`AES256`: the store encrypts with its own keys.",
  "value.encryption.aws:kms": "`aws:kms`: the store encrypts with a key of AWS KMS.",
  "value.target.primary": "`primary`: backups run on the primary.",
  "value.target.prefer-standby":
    "`prefer-standby`: backups run on the most current standby, on the primary only where there is none.",
  "value.snapshotOwnerReference.none": "`none`: snapshots outlive the objects that took them.",
  "value.snapshotOwnerReference.cluster": "`cluster`: snapshots go when the Cluster goes.",
  "value.snapshotOwnerReference.backup": "`backup`: snapshots go when their Backup goes.",
  "value.type.microservice":
    "`microservice`: one database is imported, under the name that you choose.",
  "value.type.monolith": "`monolith`: several databases and roles are imported as they are.",
  "value.type.rw": "`rw`: leads to the primary.",
  "value.type.ro": "`ro`: leads to the replicas only.",
  "value.type.r": "`r`: leads to any instance.",
  "value.type.grant": "`grant`: the role may use it.",
  "value.type.revoke": "`revoke`: the role may not use it.",
  "value.selectorType.rw": "`rw`: leads to the primary.",
  "value.selectorType.ro": "`ro`: leads to the replicas only.",
  "value.selectorType.r": "`r`: leads to any instance.",
  "value.disabledDefaultServices.rw":
    "`rw`: no service to the primary; applications then need one of your own.",
  "value.disabledDefaultServices.ro": "`ro`: no service to the replicas.",
  "value.disabledDefaultServices.r": "`r`: no service to any instance.",
  "value.updateStrategy.patch": "`patch`: a changed service is changed in place.",
  "value.updateStrategy.replace":
    "`replace`: a changed service is deleted and created again, which interrupts clients.",
  "value.logLevel.error": "`error`: failures only.",
  "value.logLevel.warning": "`warning`: failures and what looks wrong.",
  "value.logLevel.info": "`info`: normal operation.",
  "value.logLevel.debug": "`debug`: much more, for hunting a problem.",
  "value.logLevel.trace": "`trace`: everything; noisy.",
  "value.ensure.present": "`present`: it is created and kept.",
  "value.ensure.absent": "`absent`: it is removed.",
  "value.scheme.ldap": "`ldap`: plain LDAP, with TLS only if asked for.",
  "value.scheme.ldaps": "`ldaps`: LDAP inside TLS.",
  "value.dataDurability.required":
    "`required`: writes wait until enough standbys are there; nothing that was confirmed is lost.",
  "value.dataDurability.preferred":
    "`preferred`: with too few standbys writes go on, and a failover may then lose some.",
  "value.method.any": "`any`: any standbys out of the list may confirm.",
  "value.method.first": "`first`: the first standbys of the list have to confirm.",
  "value.method.plugin": "`plugin`: a plugin takes the backup, such as Barman Cloud.",
  "value.method.volumeSnapshot": "`volumeSnapshot`: the storage takes snapshots of the volumes.",
  "value.method.barmanObjectStore":
    "`barmanObjectStore`: the in-tree way to an object store; it goes away with operator 1.31.",
  "value.primaryUpdateMethod.restart": "`restart`: the primary restarts in its place.",
  "value.primaryUpdateMethod.switchover":
    "`switchover`: an updated replica takes over before the old primary is updated.",
  "value.primaryUpdateStrategy.unsupervised":
    "`unsupervised`: the primary is updated as soon as the replicas are.",
  "value.primaryUpdateStrategy.supervised":
    "`supervised`: the primary waits until you promote a replica by hand.",
  "value.backupOwnerReference.none": "`none`: Backup objects stay when the schedule goes.",
  "value.backupOwnerReference.self": "`self`: Backup objects go with this schedule.",
  "value.backupOwnerReference.cluster": "`cluster`: Backup objects go with the Cluster.",
  "value.poolMode.session":
    "`session`: a connection belongs to a client until it leaves; everything works.",
  "value.poolMode.transaction":
    "`transaction`: a connection is given back after every transaction; much more sharing, no session state.",
  "value.reclaimPolicy.delete": "`delete`: dropped in PostgreSQL when this object is deleted.",
  "value.reclaimPolicy.retain": "`retain`: stays in PostgreSQL when this object is deleted.",
  "value.podAntiAffinityType.preferred":
    "`preferred`: instances spread where possible and share a node otherwise.",
  "value.podAntiAffinityType.required":
    "`required`: an instance waits until a node without another one is free.",
  "value.topologyKey.kubernetes.io/hostname": "`kubernetes.io/hostname`: spreads over nodes.",
  "value.topologyKey.topology.kubernetes.io/zone":
    "`topology.kubernetes.io/zone`: spreads over zones.",
  "value.localeProvider.libc":
    "`libc`: the image's C library; its sorting may change with the image.",
  "value.localeProvider.icu": "`icu`: ICU, from PostgreSQL 15.",
  "value.localeProvider.builtin":
    "`builtin`: PostgreSQL's own, from 17; never changes with the image.",
  "parameter.wal_level.minimal":
    "`minimal`: only what crash recovery needs; no replicas, no archive.",
  "parameter.wal_level.replica": "`replica`: enough for replicas and archives.",
  "parameter.wal_level.logical": "`logical`: enough for logical replication as well.",
  "parameter.synchronous_commit.on":
    "`on`: waits until synchronous standbys have the commit on disk.",
  "parameter.synchronous_commit.off":
    "`off`: does not wait; a crash may lose the last commits, but harms nothing else.",
  "parameter.synchronous_commit.local": "`local`: waits for the own disk only.",
  "parameter.synchronous_commit.remote_write":
    "`remote_write`: waits until standbys have received the commit.",
  "parameter.synchronous_commit.remote_apply":
    "`remote_apply`: waits until standbys show the commit to readers.",
  "parameter.huge_pages.try": "`try`: huge pages if the node has some reserved.",
  "parameter.huge_pages.on": "`on`: the server does not start without huge pages.",
  "parameter.huge_pages.off": "`off`: no huge pages.",
  "parameter.wal_compression.lz4": "`lz4`: fast, the usual choice.",
  "parameter.wal_compression.zstd": "`zstd`: smaller, costs more CPU.",
  "parameter.wal_compression.pglz": "`pglz`: PostgreSQL's own; slower than lz4.",
  "parameter.log_statement.none": "`none`: no statements are logged.",
  "parameter.log_statement.ddl": "`ddl`: statements that change the schema are logged.",
  "parameter.log_statement.mod": "`mod`: as ddl, and all that change data.",
  "parameter.log_statement.all": "`all`: every statement is logged, passwords in them included.",
  "parameter.io_method.worker": "`worker`: I/O in background processes.",
  "parameter.io_method.io_uring":
    "`io_uring`: I/O by the kernel's ring; needs a node and a security profile that allow it.",
  "parameter.io_method.sync": "`sync`: I/O in the asking process, as before 18.",
  "parameter.password_encryption.scram-sha-256":
    "`scram-sha-256`: new passwords are stored as SCRAM.",
  "parameter.password_encryption.md5": "`md5`: new passwords are stored as MD5; outdated.",
  "deprecated.Cluster.spec.backup.barmanObjectStore":
    "goes away with operator 1.31; use the Barman Cloud plugin (`spec.plugins`) and an ObjectStore",
  "deprecated.Cluster.spec.externalClusters.barmanObjectStore":
    "goes away with operator 1.31; use `plugin` and an ObjectStore",
  "deprecated.Cluster.spec.backup.retentionPolicy":
    "goes away with operator 1.31; set `spec.retentionPolicy` of the ObjectStore",
  "deprecated.Cluster.spec.bootstrap.initdb.options":
    "use the fields for each option, such as `encoding`, `locale` and `walSegmentSize`",
  "deprecated.Cluster.spec.monitoring.enablePodMonitor": "create a PodMonitor of your own",
  "deprecated.Cluster.spec.monitoring.podMonitorMetricRelabelings":
    "create a PodMonitor of your own with `metricRelabelings`",
  "deprecated.Cluster.spec.monitoring.podMonitorRelabelings":
    "create a PodMonitor of your own with `relabelings`",
  "deprecated.Pooler.spec.monitoring.enablePodMonitor": "create a PodMonitor of your own",
  "deprecated.Pooler.spec.monitoring.podMonitorMetricRelabelings":
    "create a PodMonitor of your own with `metricRelabelings`",
  "deprecated.Pooler.spec.monitoring.podMonitorRelabelings":
    "create a PodMonitor of your own with `relabelings`",
  "deprecated.Pooler.spec.pgbouncer.authQuerySecret":
    "use `serverTLSSecret` for certificates of your own",
};
