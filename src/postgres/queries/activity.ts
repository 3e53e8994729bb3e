import type { QuickQuery } from "#postgres/queries/query.ts";

/** Sessions of clients, those that wait for others first. */
export const activityQuery: QuickQuery = {
  id: "activity",
  since: 14,
  sql: `select pid, usename as "user", datname as database, application_name, state,
       date_trunc('second', now() - xact_start)::text as transaction_for,
       wait_event_type || ': ' || wait_event as waits_for,
       nullif(array_to_string(pg_blocking_pids(pid), ', '), '') as blocked_by,
       left(regexp_replace(query, '\\s+', ' ', 'g'), 120) as query
  from pg_stat_activity
 where backend_type = 'client backend' and pid <> pg_backend_pid()
 order by cardinality(pg_blocking_pids(pid)) desc, xact_start nulls last
 limit 200`,
};
