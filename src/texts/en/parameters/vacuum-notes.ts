import type { Notes } from "#texts/catalogue.ts";

/** Autovacuum, cost-based delay, freezing. */
export const vacuumNotes: Notes = {
  autovacuum:
    "Whether dead rows are cleaned and statistics refreshed in the background. Leave it on: without it tables bloat, plans go stale, and PostgreSQL still starts forced vacuums against transaction wraparound. Tune the thresholds or single tables instead.",
  autovacuum_max_workers:
    "How many tables can be vacuumed at once. More workers share the same `autovacuum_vacuum_cost_limit`, so raise that too or each only gets slower; each may take `autovacuum_work_mem`. Needs a restart up to 17; from 18 it can change at run time up to `autovacuum_worker_slots`.",
  autovacuum_worker_slots:
    "Places reserved at start-up for autovacuum workers (18+), the ceiling to which `autovacuum_max_workers` can be raised without a restart. Each place costs a little shared memory.",
  autovacuum_naptime:
    "Pause between two looks at each database. 15s to 30s helps clusters with very busy small tables; a longer pause makes sense only with a great many databases.",
  autovacuum_vacuum_scale_factor:
    "Share of a table that must be dead before it is vacuumed. On tables with tens of millions of rows 0.2 means rare, long vacuums: 0.02 to 0.05, globally or per table, keeps bloat and run times small for more frequent work.",
  autovacuum_vacuum_threshold:
    "Fixed number of dead rows added to the share in `autovacuum_vacuum_scale_factor`. Matters for small tables; raise it if tiny tables are vacuumed all the time.",
  autovacuum_vacuum_max_threshold:
    "Upper limit of dead rows after which a table is vacuumed however large it is (18+), so that huge tables no longer wait for their scale factor; -1 switches the limit off.",
  autovacuum_vacuum_insert_scale_factor:
    "Share of new rows after which an insert-only table is vacuumed, which freezes rows early and enables index-only scans. Lower it for large append-only tables.",
  autovacuum_vacuum_insert_threshold:
    "Fixed number of inserted rows added to `autovacuum_vacuum_insert_scale_factor`; -1 turns insert-driven vacuums off, which postpones the freezing work to one large run.",
  autovacuum_analyze_scale_factor:
    "Share of changed rows after which statistics are refreshed. 0.02 to 0.05 gives large, changing tables better plans; ANALYZE reads only a sample, so it is cheap.",
  autovacuum_analyze_threshold:
    "Fixed number of changed rows added to `autovacuum_analyze_scale_factor`. Rarely worth changing.",
  autovacuum_vacuum_cost_delay:
    "Pause an autovacuum worker makes each time it has used up its cost limit; -1 follows `vacuum_cost_delay`. On SSD volumes 0 to 1ms lets vacuum keep pace with heavy writes; on volumes with an IOPS limit keep the pause and watch the latency.",
  autovacuum_vacuum_cost_limit:
    "Work budget, shared by all autovacuum workers, between two pauses; -1 follows `vacuum_cost_limit` (200). 1000 to 3000 is usual on SSD volumes when vacuum falls behind; the price is more I/O beside the application.",
  autovacuum_freeze_max_age:
    "Transaction age at which a table is vacuumed even with autovacuum off, to prevent wraparound. Raising it (to 500 million or 1 billion) makes forced vacuums of large tables rarer, with less time left to react. Needs a restart.",
  autovacuum_multixact_freeze_max_age:
    "Same forced vacuum as `autovacuum_freeze_max_age`, counted in shared row locks (multixacts). Needs a restart; change it only for applications with masses of foreign-key locks.",
  vacuum_cost_delay:
    "Pause in manual VACUUM each time its cost limit is used up; 0 lets it run at full speed. Set it in the session of a large vacuum that must not disturb others.",
  vacuum_cost_limit:
    "Work budget between two pauses of vacuum, also the base for autovacuum unless `autovacuum_vacuum_cost_limit` is set. Raise it before you touch the page costs.",
  vacuum_cost_page_dirty:
    "Cost points for a page that vacuum has to dirty. Changing the limit is simpler than changing the points.",
  vacuum_cost_page_hit:
    "Cost points for a page that vacuum finds in shared buffers. Change `vacuum_cost_limit` instead.",
  vacuum_cost_page_miss:
    "Cost points for a page that vacuum must read from outside shared buffers. Change `vacuum_cost_limit` instead.",
  vacuum_truncate:
    "Whether vacuum gives empty pages at a table's end back to the file system (18+; before, only per table). Turning it off avoids the short exclusive lock, which on standbys can cancel queries; the file then keeps its size.",
  vacuum_failsafe_age:
    "Transaction age at which vacuum drops pauses and index cleaning to escape wraparound. It is the emergency brake: lower it rather than raise it, and treat its appearance in the log as an alarm.",
  vacuum_freeze_min_age:
    "How old a row version must be before vacuum freezes it on the way. Lower values spread freezing over more vacuums at the price of some extra WAL; good for append-only data.",
  vacuum_freeze_table_age:
    "Transaction age at which a vacuum also reads pages it would skip, to freeze everything. Kept silently below 95 % of `autovacuum_freeze_max_age`; lower it to do this work in planned vacuums.",
  vacuum_max_eager_freeze_failure_rate:
    "How many pages a normal vacuum may scan in vain while it freezes ahead of time (18+); 0 turns this eager scanning off. Raise it for append-mostly tables to shrink later forced vacuums.",
  vacuum_multixact_failsafe_age:
    "The emergency brake of `vacuum_failsafe_age`, for shared row locks (multixacts).",
  vacuum_multixact_freeze_min_age:
    "How old a shared row lock (multixact) must be before vacuum replaces it. Lower it when the multixact storage in `pg_multixact` grows large.",
  vacuum_multixact_freeze_table_age:
    "Multixact age at which a vacuum reads the whole table; capped at 95 % of `autovacuum_multixact_freeze_max_age`.",
};
