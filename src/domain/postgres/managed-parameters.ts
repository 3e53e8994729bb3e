/** What the operator does with a parameter that a manifest sets. */
export type ManagedKind =
  /** The operator computes the value; its webhook refuses the name. */
  | "fixed"
  /** The value must stay as it is; its webhook refuses the name. */
  | "blocked"
  /** Accepted, and written over without a word. */
  | "replaced";

export interface ManagedParameter {
  readonly name: string;
  readonly kind: ManagedKind;
  /** The only text that the webhook lets pass. */
  readonly tolerated?: string;
  /** Where a manifest says the same thing. */
  readonly instead?: string;
  /** The patches from which the name is free, one for each minor that ever had it managed. */
  readonly freeFrom?: readonly string[];
  /** First PostgreSQL major with this behaviour. */
  readonly sinceMajor?: number;
}

/**
 * The parameter as the operator of that version manages it; names are compared exactly, because the
 * webhook does so: `Archive_Command` passes.
 */
export function findManagedParameter(
  name: string,
  operatorVersion: string,
): ManagedParameter | undefined {
  const entry = index.get(name);
  return entry?.freeFrom !== undefined && isFree(entry.freeFrom, operatorVersion)
    ? undefined
    : entry;
}

/** The webhook refuses this name with this value. */
export function isRefusedByOperator(entry: ManagedParameter, value: string): boolean {
  return entry.kind !== "replaced" && entry.tolerated !== value;
}

const synchronous = "spec.postgresql.synchronous";
const recoveryTarget = "spec.bootstrap.recovery.recoveryTarget";
const certificates = "spec.certificates";
const backup = "spec.plugins";
const replica = "spec.replica";

/** Names that the webhook knows (function `validateConfiguration`), and what it replaces. */
export const managedParameters: readonly ManagedParameter[] = [
  ...list("fixed", backup, ["archive_command", "restore_command"]),
  {
    name: "archive_mode",
    kind: "replaced",
    instead: "metadata.annotations[cnpg.io/skipWalArchiving]",
  },
  ...list("fixed", "metadata.name", ["cluster_name"]),
  ...list("fixed", "spec.replicationSlots.highAvailability", [
    "pg_failover_slots.primary_dsn",
    "pg_failover_slots.standby_slot_names",
    "primary_slot_name",
    "synchronized_standby_slots",
  ]),
  ...list("fixed", replica, ["primary_conninfo"]),
  ...list("fixed", recoveryTarget, [
    "recovery_target",
    "recovery_target_action",
    "recovery_target_inclusive",
    "recovery_target_lsn",
    "recovery_target_name",
    "recovery_target_time",
    "recovery_target_timeline",
    "recovery_target_xid",
  ]),
  {
    name: "shared_preload_libraries",
    kind: "fixed",
    tolerated: "",
    instead: "spec.postgresql.shared_preload_libraries",
  },
  ...list("fixed", certificates, ["ssl_ca_file", "ssl_cert_file", "ssl_key_file"]),
  ...list("fixed", undefined, [
    "port",
    "ssl",
    "ssl_crl_file",
    "ssl_dh_params_file",
    "ssl_passphrase_command",
    "ssl_passphrase_command_supports_reload",
    "ssl_prefer_server_ciphers",
  ]),
  { name: "ssl_ecdh_curve", kind: "fixed", freeFrom: ["1.29.3", "1.30.1"] },
  ...list("fixed", synchronous, ["synchronous_standby_names"]),
  ...list("fixed", "spec.tablespaces", ["temp_tablespaces"]),
  ...list("blocked", "spec.replica.minApplyDelay", ["recovery_min_apply_delay"]),
  ...list("blocked", "spec.postgresql.pg_hba", ["hba_file"]),
  ...list("blocked", "spec.postgresql.pg_ident", ["ident_file"]),
  ...list("blocked", "spec.managed.services", ["listen_addresses"]),
  ...list("blocked", undefined, [
    "allow_system_table_mods",
    "archive_cleanup_command",
    "bonjour",
    "bonjour_name",
    "config_file",
    "data_directory",
    "data_sync_retry",
    "event_source",
    "external_pid_file",
    "hot_standby",
    "jit_provider",
    "log_file_mode",
    "promote_trigger_file",
    "recovery_end_command",
    "restart_after_crash",
    "stats_temp_directory",
    "syslog_facility",
    "syslog_ident",
    "syslog_sequence_numbers",
    "syslog_split_messages",
    "unix_socket_directories",
    "unix_socket_group",
    "unix_socket_permissions",
  ]),
  { name: "log_destination", kind: "blocked", tolerated: "csvlog" },
  { name: "log_directory", kind: "blocked", tolerated: "/controller/log" },
  { name: "log_filename", kind: "blocked", tolerated: "postgres" },
  { name: "log_rotation_age", kind: "blocked", tolerated: "0" },
  { name: "log_rotation_size", kind: "blocked", tolerated: "0" },
  { name: "log_truncate_on_rotation", kind: "blocked", tolerated: "false" },
  { name: "logging_collector", kind: "blocked", tolerated: "on" },
  {
    name: "allow_alter_system",
    kind: "replaced",
    instead: "spec.postgresql.enableAlterSystem",
    sinceMajor: 17,
  },
];

/** What the operator sets where the manifest does not, for every major. */
export const operatorDefaults: Readonly<Record<string, string>> = {
  archive_mode: "on",
  archive_timeout: "5min",
  dynamic_shared_memory_type: "posix",
  full_page_writes: "on",
  log_destination: "csvlog",
  log_directory: "/controller/log",
  log_filename: "postgres",
  log_rotation_age: "0",
  log_rotation_size: "0",
  log_truncate_on_rotation: "false",
  logging_collector: "on",
  max_parallel_workers: "32",
  max_replication_slots: "32",
  max_worker_processes: "32",
  shared_memory_type: "mmap",
  shared_preload_libraries: "",
  ssl_max_protocol_version: "TLSv1.3",
  ssl_min_protocol_version: "TLSv1.3",
  wal_keep_size: "512MB",
  wal_level: "logical",
  wal_log_hints: "on",
  wal_receiver_timeout: "5s",
  wal_sender_timeout: "5s",
};

/** Libraries that the operator preloads because a parameter with their prefix is set. */
export const managedLibraries: readonly string[] = [
  "auto_explain",
  "pg_failover_slots",
  "pg_stat_statements",
  "pgaudit",
];

/** The libraries that an instance preloads for these parameters and this list of the manifest. */
export function preloadedLibraries(
  parameterNames: Iterable<string>,
  listed: readonly string[] = [],
): readonly string[] {
  const libraries = new Set(listed);
  for (const name of parameterNames) {
    const library = managedLibraries.find((candidate) => name.startsWith(`${candidate}.`));
    if (library !== undefined) libraries.add(library);
  }
  return [...libraries];
}

function list(
  kind: ManagedKind,
  instead: string | undefined,
  names: readonly string[],
): readonly ManagedParameter[] {
  return names.map((name) => ({ name, kind, ...(instead === undefined ? {} : { instead }) }));
}

const index = new Map(managedParameters.map((entry) => [entry.name, entry]));

/** Whether `version` is at or after the patch of its own minor, or after all of them. */
function isFree(freeFrom: readonly string[], version: string): boolean {
  const own = freeFrom.find((patch) => minorOf(patch) === minorOf(version));
  if (own !== undefined) return compareVersions(version, own) >= 0;
  return freeFrom.every((patch) => compareVersions(version, patch) > 0);
}

function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const differences = (left ?? []).map((part, at) => part - (right?.[at] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
