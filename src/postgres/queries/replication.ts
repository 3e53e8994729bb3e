import type { QuickQuery } from "#postgres/queries/query.ts";

/** Who streams from the instance that is asked, and how far they are behind. */
export const replicationQuery: QuickQuery = {
  id: "replication",
  since: 14,
  sql: `select application_name, state, sync_state,
       pg_size_pretty(pg_wal_lsn_diff(sent_lsn, replay_lsn)) as behind,
       write_lag::text, flush_lag::text, replay_lag::text
  from pg_stat_replication order by application_name`,
};
