import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findParameter, listParameters } from "#domain/postgres/parameters.ts";
import { lowerAscii } from "#util/ascii.ts";
import { suggest } from "#util/suggest.ts";

export interface ParameterSuggestion {
  /** Best first; empty where nothing is near. */
  readonly names: readonly string[];
  /**
   * `renamed`: PostgreSQL itself gave it that name. `removed`: it went without a successor.
   * `no-such-feature`: no PostgreSQL has it, though people write it. `similar`: spelling.
   */
  readonly reason: "renamed" | "removed" | "no-such-feature" | "similar";
}

/** What a person probably meant by a name that `major` does not know. */
export function suggestParameter(name: string, major: PostgresMajor): ParameterSuggestion {
  const lower = lowerAscii(name);
  const renamed = findRenamed(lower, major);
  if (renamed !== undefined) return { names: [renamed], reason: "renamed" };
  if (removed.has(lower)) return { names: [], reason: "removed" };
  if (inNoPostgres.has(lower)) return { names: [], reason: "no-such-feature" };
  return { names: suggest(name, offeredNames(major)), reason: "similar" };
}

/** Names of older or newer PostgreSQL, with the one of 14 to 18 that does the same. */
const renames: Readonly<Record<string, string>> = {
  wal_keep_segments: "wal_keep_size",
  checkpoint_segments: "max_wal_size",
  force_parallel_mode: "debug_parallel_query",
  debug_parallel_query: "force_parallel_mode",
  logical_replication_mode: "debug_logical_replication_streaming",
  logical_decoding_mode: "debug_logical_replication_streaming",
  standby_slot_names: "synchronized_standby_slots",
  ssl_ecdh_curve: "ssl_groups",
  ssl_groups: "ssl_ecdh_curve",
  min_parallel_relation_size: "min_parallel_table_scan_size",
  idle_session_in_transaction_timeout: "idle_in_transaction_session_timeout",
  idle_in_transaction_timeout: "idle_in_transaction_session_timeout",
};

/** Gone without a successor. */
const removed: ReadonlySet<string> = new Set([
  "stats_temp_directory",
  "promote_trigger_file",
  "trigger_file",
  "vacuum_defer_cleanup_age",
  "vacuum_cleanup_index_scale_factor",
  "db_user_namespace",
  "old_snapshot_threshold",
  "trace_recovery_messages",
  "lc_collate",
  "lc_ctype",
  "standby_mode",
  "max_fsm_pages",
  "max_fsm_relations",
  "replacement_sort_tuples",
  "operator_precedence_warning",
  "sql_inheritance",
  "add_missing_from",
  "silent_mode",
]);

/** Features that have no switch, however often one is written. */
const inNoPostgres: ReadonlySet<string> = new Set([
  "enable_skip_scan",
  "enable_skipscan",
  "enable_index_skip_scan",
  "enable_indexskipscan",
  "query_cache_size",
  "innodb_buffer_pool_size",
  "max_memory",
]);

function findRenamed(lower: string, major: PostgresMajor): string | undefined {
  const name = renames[lower];
  return name !== undefined && findParameter(name, major) !== undefined ? name : undefined;
}

function offeredNames(major: PostgresMajor): readonly string[] {
  return listParameters(major)
    .filter((fact) => fact.hidden === undefined && fact.context !== "internal")
    .map((fact) => fact.name);
}
