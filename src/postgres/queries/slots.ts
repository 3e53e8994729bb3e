import type { QuickQuery } from "#postgres/queries/query.ts";

/** What keeps WAL from being removed. */
export const slotsQuery: QuickQuery = {
  id: "slots",
  since: 14,
  sql: `select slot_name, slot_type, active, wal_status,
       pg_size_pretty(pg_wal_lsn_diff(
         case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end,
         restart_lsn)) as kept
  from pg_replication_slots order by slot_name`,
};
