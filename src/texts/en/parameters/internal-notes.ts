import type { Notes } from "#texts/catalogue.ts";

/** Locks, error handling, compatibility, developer options, read-only presets and hidden names. */
export const internalNotes: Notes = {
  deadlock_timeout:
    "How long a session waits for a lock before it looks for a deadlock; also the limit for `log_lock_waits`. Raise it on servers with many long, harmless waits; below 1s the check itself costs CPU.",
  max_locks_per_transaction:
    "Sizes the lock table: this number times all connections. Raise it (128 to 1024) if `out of shared memory` appears with many partitions, or when dumping thousands of tables. Takes shared memory; standbys need at least the primary's value; restart.",
  max_pred_locks_per_transaction:
    "Sizes the table of predicate locks for SERIALIZABLE transactions. Raise it when they fail for lack of memory; costs shared memory and a restart.",
  max_pred_locks_per_relation:
    "From how many locked pages or rows on SERIALIZABLE locks the whole table. Higher means fewer false conflicts for more memory; negative values are a fraction of `max_pred_locks_per_transaction`.",
  max_pred_locks_per_page:
    "From how many locked rows on SERIALIZABLE locks the whole page. Higher means fewer false conflicts for more memory.",
  data_sync_retry:
    "Whether PostgreSQL goes on after a failed sync to disk. Blocked by the operator: stopping and recovering from WAL is what keeps data safe.",
  exit_on_error: "Ends the session at any error. A global `on` breaks nearly every application.",
  recovery_init_sync_method:
    "How files are synced before crash recovery. `syncfs` is much faster with very many files, but reports fewer I/O errors and syncs everything on the file system.",
  restart_after_crash:
    "Whether the postmaster restarts itself after a crash of one process. Blocked: the instance manager decides, so that a crash shows up in Kubernetes.",
  allow_alter_system:
    "Whether ALTER SYSTEM works (17+). The operator overwrites it without a message: use `spec.postgresql.enableAlterSystem`. Off is better, because such changes escape your manifest.",
  transform_null_equals:
    "Reads `x = NULL` as `x IS NULL`, for old Access clients. It hides mistakes elsewhere; set per role at most.",
  array_nulls:
    "Whether an unquoted NULL in array input is a null. Off only for applications from before 8.2.",
  backslash_quote:
    "Whether a quote may be written with a backslash in strings. `on` invites SQL injection with some encodings.",
  escape_string_warning:
    "Warns about backslashes in plain strings; matters only while `standard_conforming_strings` is off.",
  lo_compat_privileges:
    "Turns off the access rights of large objects, as before 9.0. A security hole on shared databases.",
  quote_all_identifiers:
    "Quotes every identifier in SQL that the server generates. Dumps for another major use it in their session.",
  standard_conforming_strings:
    "Treats backslashes in plain strings literally. Off only for very old applications, with a risk of SQL injection.",
  synchronize_seqscans:
    "Lets concurrent scans of a large table start where another one is. Off makes the order of unsorted results repeatable, at more I/O.",
  allow_in_place_tablespaces:
    "Lets tablespaces be created inside the data directory, for PostgreSQL's own tests. Use `spec.tablespaces`.",
  allow_system_table_mods:
    "Allows changes to system catalogs. Blocked by the operator, as one wrong step destroys a database.",
  backtrace_functions:
    "Logs a stack trace for errors raised in the named C functions. For developers, or on request of support.",
  debug_discard_caches:
    "Throws caches away all the time, to find bugs. Only builds with assertions accept anything but 0.",
  debug_io_direct:
    "Bypasses the kernel's cache for `data`, `wal` or `wal_init` (16+). An experiment for developers: without read-ahead by the kernel most work gets slower. Needs a restart.",
  debug_logical_replication_streaming:
    "`immediate` streams or spills every change of logical decoding at once, for tests (16+). Slows replication down.",
  debug_parallel_query:
    "Forces parallel plans to test functions for parallel safety (16+; formerly `force_parallel_mode`). It does not make anything faster.",
  force_parallel_mode:
    "Forces parallel plans for tests (14 and 15; `debug_parallel_query` from 16 on, where the old name keeps PostgreSQL from starting). It does not make anything faster.",
  ignore_checksum_failure:
    "Goes on reading pages whose checksum is wrong. Only to save data from a damaged instance; promote a healthy replica or restore instead.",
  ignore_invalid_pages:
    "Lets recovery continue although WAL refers to missing pages. A last resort that can hide lost data; restore from a backup instead.",
  ignore_system_indexes:
    "Reads system catalogs without their indexes, to repair damaged ones. Very slow; only for one session.",
  jit_debugging_support: "Makes JIT code visible to a debugger. For developers.",
  jit_dump_bitcode:
    "Writes JIT code into the data directory. For developers; the files fill the volume.",
  jit_expressions:
    "Whether JIT compiles expressions. For developers; `jit` is the switch for users.",
  jit_profiling_support:
    "Makes JIT code visible to `perf`, which leaves files behind. For developers.",
  jit_tuple_deforming: "Whether JIT compiles the unpacking of rows. For developers; see `jit`.",
  post_auth_delay:
    "Waits after login so that a debugger can attach. It delays every connection, the operator's probes too.",
  pre_auth_delay:
    "Waits before login so that a debugger can attach. It delays every connection, the operator's probes too.",
  remove_temp_files_after_crash:
    "Removes temporary files after a crash. Keep it on: repeated crashes would otherwise fill the volume.",
  send_abort_for_crash:
    "Ends processes with SIGABRT after a crash, to get core dumps (16+). Dumps need room and a path on the node.",
  send_abort_for_kill:
    "Ends stuck processes with SIGABRT instead of SIGKILL, to get core dumps (16+). Dumps need room and a path on the node.",
  trace_connection_negotiation:
    "Logs the first exchange of each connection, for example over TLS or GSS (17+). For debugging of clients; needs a restart.",
  trace_notify: "Logs the inner workings of LISTEN/NOTIFY. For developers.",
  trace_recovery_messages:
    "Level of recovery debug messages, up to 16; gone from 17 on. For developers.",
  trace_sort: "Logs resource use of sorts. For developers; `log_temp_files` tells most users more.",
  wal_consistency_checking:
    "Compares replayed pages with full copies in WAL, to find bugs. Multiplies the WAL volume, and a mismatch stops the standby.",
  zero_damaged_pages:
    "Replaces damaged pages by empty ones and so destroys their rows. Only for a last rescue of the rest; a replica or a backup is better.",
  block_size: "Size of a data page, fixed when PostgreSQL is built. Cannot be set.",
  data_checksums:
    "Shows whether pages carry checksums. Cannot be set here: choose at creation with `spec.bootstrap.initdb.dataChecksums`.",
  data_directory_mode: "Shows the file mode of the data directory. Cannot be set.",
  debug_assertions: "Shows whether the build checks assertions. Cannot be set.",
  huge_pages_status:
    "Shows whether huge pages are really in use (17+). Cannot be set; see `huge_pages`.",
  in_hot_standby: "Shows whether the session is on a standby. Cannot be set.",
  integer_datetimes: "Always on; kept for old clients. Cannot be set.",
  lc_collate:
    "Shows the sort order of the database (14, 15). Cannot be set here: choose it in `spec.bootstrap.initdb` or per Database.",
  lc_ctype:
    "Shows the character classes of the database (14, 15). Cannot be set here: choose it in `spec.bootstrap.initdb` or per Database.",
  max_function_args: "Most arguments of a function, fixed by the build. Cannot be set.",
  max_identifier_length: "Longest name in bytes, fixed by the build. Cannot be set.",
  max_index_keys: "Most columns in an index, fixed by the build. Cannot be set.",
  num_os_semaphores: "Shows how many semaphores the settings need (18). Cannot be set.",
  segment_size: "Size at which data files are split, fixed by the build. Cannot be set.",
  server_encoding:
    "Shows the encoding of the database. Cannot be set here: choose it with `spec.bootstrap.initdb.encoding` or per Database.",
  server_version: "Shows the version. Cannot be set; it follows the image.",
  server_version_num: "Shows the version as a number. Cannot be set; it follows the image.",
  shared_memory_size:
    "Shows how much shared memory the settings need (15+), useful next to the memory limit. Cannot be set.",
  shared_memory_size_in_huge_pages:
    "Shows how many huge pages the settings need (15+); request at least that many in `resources`. Cannot be set.",
  ssl_library: "Shows the TLS library of the build. Cannot be set.",
  wal_block_size: "Size of a WAL page, fixed by the build. Cannot be set.",
  wal_segment_size:
    "Size of WAL files. Cannot be set here: choose at creation with `spec.bootstrap.initdb.walSegmentSize`.",
  is_superuser: "Shows whether the current user is a superuser. Cannot be set.",
  session_authorization:
    "The session's user, changed by SQL only. In the configuration it keeps PostgreSQL from starting.",
  role: "The current role, changed by SET ROLE only. In the configuration any value but `none` keeps PostgreSQL from starting.",
  seed: "Seed of `random()` for one session, set by SQL. In the configuration it is ignored.",
  sort_mem: "Very old name of `work_mem`, still accepted. Write `work_mem`.",
  vacuum_mem:
    "Very old name of `maintenance_work_mem`, still accepted. Write `maintenance_work_mem`.",
  default_with_oids:
    "Leftover of the time when tables could have hidden OID columns. Only `off` is accepted; remove it.",
  ssl_renegotiation_limit:
    "Leftover of TLS renegotiation, which no longer exists. Only 0 is accepted; remove it.",
};
