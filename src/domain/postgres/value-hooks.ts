import type { Hook } from "#domain/postgres/hooks/hook.ts";
import { judgeDateStyle, judgeList, judgeWordList } from "#domain/postgres/hooks/list-hooks.ts";
import {
  judgeBankOfBuffers,
  judgeBufferUsageLimit,
  judgeIoMaxConcurrency,
  judgeProcessSum,
  judgeStackDepth,
  keepFourWalBuffers,
  keepOctal,
  raiseAutovacuumWorkMem,
} from "#domain/postgres/hooks/number-hooks.ts";
import {
  judgeRecoveryLsn,
  judgeRecoveryName,
  judgeRecoveryTarget,
  judgeRecoveryTime,
  judgeRecoveryTimeline,
  judgeRecoveryXid,
} from "#domain/postgres/hooks/recovery-hooks.ts";
import {
  judgeSlotName,
  judgeSlotNames,
  judgeStandbyNames,
} from "#domain/postgres/hooks/standby-hooks.ts";
import {
  judgeEncoding,
  judgeFunctionNames,
  judgeLocale,
  judgeMessageLocale,
  judgeNotEmpty,
  judgeOids,
  judgePathLength,
  judgeRole,
  judgeTimeZone,
  judgeZoneAbbreviations,
  refuseAlways,
  undecidedUnlessOff,
  undecidedWhenOn,
} from "#domain/postgres/hooks/text-hooks.ts";
import { logDestinations, walManagers } from "#domain/postgres/list-words.ts";

const judgePlpgsqlChecks = judgeWordList(() => ({
  words: ["shadowed_variables", "too_many_rows", "strict_multi_assignment"],
  alone: ["none", "all"],
}));

const judgeWalManagers = judgeWordList(() => ({ words: walManagers }));

/** The parameters whose values PostgreSQL checks beyond their type. */
export const valueHooks: Readonly<Record<string, Hook>> = {
  // lists
  search_path: judgeList,
  temp_tablespaces: judgeList,
  DateStyle: judgeDateStyle,
  log_destination: judgeWordList((major) => ({ words: logDestinations(major) })),
  log_connections: judgeWordList((major) =>
    major < 18
      ? null
      : {
          words: ["receipt", "authentication", "authorization", "setup_durations", "all"],
          booleans: true,
        },
  ),
  debug_io_direct: judgeWordList(() => ({ words: ["data", "wal", "wal_init"] })),
  restrict_nonsystem_relation_kind: judgeWordList(() => ({ words: ["view", "foreign-table"] })),
  createrole_self_grant: judgeWordList(() => ({ words: ["set", "inherit"] })),
  wal_consistency_checking: (input) =>
    input.fact.major < 15 ? judgeWalManagers(input) : judgeList(input),
  "plpgsql.extra_warnings": judgePlpgsqlChecks,
  "plpgsql.extra_errors": judgePlpgsqlChecks,
  // replication and recovery
  synchronous_standby_names: judgeStandbyNames,
  synchronized_standby_slots: judgeSlotNames,
  primary_slot_name: judgeSlotName,
  recovery_target: judgeRecoveryTarget,
  recovery_target_lsn: judgeRecoveryLsn,
  recovery_target_name: judgeRecoveryName,
  recovery_target_time: judgeRecoveryTime,
  recovery_target_timeline: judgeRecoveryTimeline,
  recovery_target_xid: judgeRecoveryXid,
  // texts
  client_encoding: judgeEncoding,
  TimeZone: judgeTimeZone,
  log_timezone: judgeTimeZone,
  timezone_abbreviations: judgeZoneAbbreviations,
  lc_messages: judgeMessageLocale,
  lc_monetary: judgeLocale,
  lc_numeric: judgeLocale,
  lc_time: judgeLocale,
  default_table_access_method: judgeNotEmpty,
  backtrace_functions: judgeFunctionNames,
  "basic_archive.archive_directory": judgePathLength,
  role: judgeRole,
  session_authorization: refuseAlways,
  default_with_oids: judgeOids,
  bonjour: undecidedWhenOn,
  // numbers
  transaction_buffers: judgeBankOfBuffers,
  subtransaction_buffers: judgeBankOfBuffers,
  commit_timestamp_buffers: judgeBankOfBuffers,
  multixact_offset_buffers: judgeBankOfBuffers,
  multixact_member_buffers: judgeBankOfBuffers,
  notify_buffers: judgeBankOfBuffers,
  serializable_buffers: judgeBankOfBuffers,
  vacuum_buffer_usage_limit: judgeBufferUsageLimit,
  io_max_concurrency: judgeIoMaxConcurrency,
  wal_buffers: keepFourWalBuffers,
  autovacuum_work_mem: raiseAutovacuumWorkMem,
  max_stack_depth: judgeStackDepth,
  debug_discard_caches: undecidedUnlessOff,
  unix_socket_permissions: keepOctal,
  log_file_mode: keepOctal,
  max_connections: judgeProcessSum,
  autovacuum_max_workers: judgeProcessSum,
  max_worker_processes: judgeProcessSum,
  max_wal_senders: judgeProcessSum,
};
