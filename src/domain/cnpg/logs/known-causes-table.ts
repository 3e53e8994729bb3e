/** A sort of trouble whose cause stands in a manifest. */
export interface KnownCause {
  /** Text catalogue: `log.cause.<code>`. */
  readonly code: string;
  /** SQLSTATEs of PostgreSQL's own records; undefined: any line. */
  readonly states?: readonly string[];
  /** Sought in message, detail, hint, context and the values of fields; undefined: the state says it all. */
  readonly text?: RegExp;
  /** Sought in the name of the logger. */
  readonly logger?: RegExp;
  readonly kind: "Cluster" | "Pooler" | "ObjectStore";
  /** `{1}` stands for the first group of `text`. */
  readonly path: string;
}

const parameter = (name: string) =>
  ({ kind: "Cluster", path: `spec.postgresql.parameters.${name}` }) as const;
const cluster = (path: string) => ({ kind: "Cluster", path }) as const;
const pooler = (path: string) => ({ kind: "Pooler", path: `spec.pgbouncer.${path}` }) as const;
const store = (path: string) =>
  ({ kind: "ObjectStore", path: `spec.configuration.${path}` }) as const;

const archiver = /barman|wal-archive|wal-restore|backup/;
const bouncer = /pgbouncer/;

/** The first that fits counts, so the narrower ones stand first. */
export const knownCauses: readonly KnownCause[] = [
  // Connections
  {
    code: "standby-slots",
    states: ["53300"],
    text: /max_wal_senders/,
    ...parameter("max_wal_senders"),
  },
  { code: "role-limit", states: ["53300"], text: /for role "/, ...cluster("spec.managed.roles") },
  { code: "connections", states: ["53300"], ...parameter("max_connections") },
  {
    code: "pooler-clients",
    logger: bouncer,
    text: /max_client_conn/,
    ...pooler("parameters.max_client_conn"),
  },
  { code: "pooler-wait", text: /query_wait_timeout/, ...pooler("parameters.default_pool_size") },
  {
    code: "pooler-password",
    logger: bouncer,
    text: /password authentication failed/,
    ...pooler("authQuerySecret"),
  },
  // Who may come in
  {
    code: "password",
    states: ["28P01"],
    text: /for user "app"/,
    ...cluster("spec.bootstrap.initdb.secret"),
  },
  { code: "password", states: ["28P01"], ...cluster("spec.managed.roles") },
  {
    code: "hba",
    states: ["28000"],
    text: /no pg_hba\.conf entry|rejects connection/,
    ...cluster("spec.postgresql.pg_hba"),
  },
  {
    code: "peer",
    states: ["28000"],
    text: /Peer authentication failed|no match in usermap/,
    ...cluster("spec.postgresql.pg_ident"),
  },
  {
    code: "role-missing",
    states: ["28000", "42704"],
    text: /role ".*" does not exist/,
    ...cluster("spec.managed.roles"),
  },
  { code: "database-missing", states: ["3D000"], ...cluster("spec.bootstrap.initdb.database") },
  {
    code: "certificate",
    text: /certificate verify failed|certificate has expired|unknown ca\b/i,
    logger: /^postgres$|^instance-manager$/,
    ...cluster("spec.certificates"),
  },
  // Room
  {
    code: "shared-memory-volume",
    text: /could not resize shared memory segment/,
    ...cluster("spec.ephemeralVolumesSizeLimit.shm"),
  },
  {
    code: "locks",
    states: ["53200"],
    text: /max_locks_per_transaction/,
    ...parameter("max_locks_per_transaction"),
  },
  {
    code: "shared-buffers",
    text: /could not map anonymous shared memory/,
    ...parameter("shared_buffers"),
  },
  { code: "memory", states: ["53200"], ...cluster("spec.resources.limits.memory") },
  {
    code: "memory",
    text: /Cannot allocate memory|was terminated by signal 9: Killed/,
    ...cluster("spec.resources.limits.memory"),
  },
  {
    code: "temporary-files",
    states: ["53400"],
    text: /temp_file_limit/,
    ...parameter("temp_file_limit"),
  },
  {
    code: "wal-volume",
    text: /(?:pg_wal|\/wal\/).*No space left on device/,
    ...cluster("spec.walStorage.size"),
  },
  { code: "volume", states: ["53100"], ...cluster("spec.storage.size") },
  {
    code: "volume",
    text: /No space left on device|not enough disk space/i,
    ...cluster("spec.storage.size"),
  },
  {
    code: "checkpoints",
    text: /checkpoints are occurring too frequently/,
    ...parameter("max_wal_size"),
  },
  // Limits in time
  {
    code: "statement-timeout",
    states: ["57014"],
    text: /statement timeout/,
    ...parameter("statement_timeout"),
  },
  { code: "lock-timeout", states: ["55P03"], text: /lock timeout/, ...parameter("lock_timeout") },
  {
    code: "idle-transaction",
    states: ["25P03"],
    ...parameter("idle_in_transaction_session_timeout"),
  },
  { code: "transaction-timeout", states: ["25P04"], ...parameter("transaction_timeout") },
  {
    code: "recovery-conflict",
    states: ["40001"],
    text: /conflict with recovery/,
    ...parameter("max_standby_streaming_delay"),
  },
  // Replication and recovery
  {
    code: "wal-removed",
    text: /requested WAL segment \w+ has already been removed/,
    ...parameter("wal_keep_size"),
  },
  {
    code: "slots",
    states: ["53400"],
    text: /replication slots are in use/,
    ...parameter("max_replication_slots"),
  },
  { code: "logical", states: ["55000"], text: /wal_level.*logical/, ...parameter("wal_level") },
  {
    code: "standby-parameter",
    text: /(max_connections|max_worker_processes|max_wal_senders|max_prepared_transactions|max_locks_per_transaction) = \d+ is a lower setting than on the primary/,
    ...parameter("{1}"),
  },
  {
    code: "recovery-target",
    text: /recovery ended before configured recovery target was reached|no target backup found/i,
    ...cluster("spec.bootstrap.recovery.recoveryTarget"),
  },
  // Configuration
  {
    code: "alter-system",
    states: ["0A000", "55000"],
    text: /ALTER SYSTEM is not allowed/,
    ...cluster("spec.postgresql.enableAlterSystem"),
  },
  {
    code: "unknown-parameter",
    text: /unrecognized configuration parameter "([\w.]+)"/,
    states: ["42704", "F0000"],
    ...parameter("{1}"),
  },
  {
    code: "parameter-value",
    text: /invalid value for parameter "([\w.]+)"/,
    states: ["22023", "F0000"],
    ...parameter("{1}"),
  },
  {
    code: "preload",
    text: /must be loaded via "?shared_preload_libraries/,
    ...cluster("spec.postgresql.shared_preload_libraries"),
  },
  {
    code: "preload-missing",
    states: ["58P01"],
    text: /could not (?:access|load) (?:file|library)/,
    ...cluster("spec.postgresql.shared_preload_libraries"),
  },
  {
    code: "extension",
    states: ["0A000", "58P01"],
    text: /extension ".*" is not available|extension control file/,
    ...cluster("spec.imageName"),
  },
  {
    code: "prepared",
    text: /prepared transactions are disabled/,
    ...parameter("max_prepared_transactions"),
  },
  {
    code: "workers",
    text: /out of background worker slots|too many background workers/,
    ...parameter("max_worker_processes"),
  },
  // Archive and backup
  { code: "archive-not-empty", text: /Expected empty archive/, ...cluster("spec.plugins") },
  {
    code: "store-login",
    logger: archiver,
    text: /AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|UserNotFound|ExpiredToken|NoCredentials|Unable to locate credentials|\b403\b|AuthorizationFailure/,
    ...store("s3Credentials"),
  },
  {
    code: "store-bucket",
    logger: archiver,
    text: /NoSuchBucket|bucket does not exist|ContainerNotFound/i,
    ...store("destinationPath"),
  },
  {
    code: "store-certificate",
    logger: archiver,
    text: /CERTIFICATE_VERIFY_FAILED|SSL validation failed/,
    ...store("endpointCA"),
  },
  {
    code: "store-address",
    logger: archiver,
    text: /Could not connect to the endpoint|EndpointConnectionError|ConnectTimeout|Name or service not known/,
    ...store("endpointURL"),
  },
  // Kubernetes
  { code: "quota", text: /exceeded quota/, ...cluster("spec.resources") },
];
