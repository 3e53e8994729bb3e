import type { QuickQuery } from "#postgres/queries/query.ts";

/** Sessions in databases, those that wait for others first; without pg_monitor little is seen of those of others. */
export const activityQuery: QuickQuery = {
  id: "activity",
  since: 14,
  sql: `select pid, usename as "user", datname as database, application_name, state,
       date_trunc('second', now() - xact_start)::text as transaction_for,
       wait_event_type || ': ' || wait_event as waits_for,
       nullif(array_to_string(pg_blocking_pids(pid), ', '), '') as blocked_by,
       left(regexp_replace(query, '\\s+', ' ', 'g'), 120) as query
  from pg_stat_activity
 where datname is not null and pid <> pg_backend_pid()
 order by cardinality(pg_blocking_pids(pid)) desc, xact_start nulls last
 limit 200`,
};
