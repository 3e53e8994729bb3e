import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeCombinations } from "#domain/postgres/judge-combinations.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { findParameter } from "#domain/postgres/parameters.ts";
import { makeBootFolder } from "#scripts/oracle/boot.ts";
import { installServer, whyNoServers } from "#scripts/oracle/servers.ts";

/** Settings that are fine one by one; a real server is started with each set. */
const sets: readonly Readonly<Record<string, string>>[] = [
  {},
  { max_connections: "4", superuser_reserved_connections: "3" },
  { max_connections: "3", superuser_reserved_connections: "3" },
  { max_connections: "10", superuser_reserved_connections: "5", reserved_connections: "5" },
  { max_connections: "11", superuser_reserved_connections: "5", reserved_connections: "5" },
  { wal_level: "minimal" },
  { wal_level: "minimal", max_wal_senders: "0" },
  { wal_level: "minimal", max_wal_senders: "0", archive_mode: "on" },
  { wal_level: "minimal", max_wal_senders: "0", summarize_wal: "on" },
  { wal_level: "replica", archive_mode: "on" },
  { min_wal_size: "32MB", max_wal_size: "32MB" },
  { min_wal_size: "80MB", max_wal_size: "32MB" },
  { min_wal_size: "31MB" },
  { max_wal_size: "16MB", min_wal_size: "32MB" },
  { recovery_target_xid: "5" },
  { recovery_target_xid: "5", recovery_target_name: "x" },
  { recovery_target: "immediate", recovery_target_lsn: "0/1" },
  { log_statement_stats: "on" },
  { log_statement_stats: "on", log_planner_stats: "on" },
  { log_parser_stats: "on", log_executor_stats: "on" },
  { huge_pages: "on", shared_memory_type: "sysv" },
  { huge_pages: "try", shared_memory_type: "sysv" },
  { max_worker_processes: "0" },
  { autovacuum_max_workers: "20" },
];

for (const major of postgresMajors) {
  test(`PostgreSQL ${major} starts where we say so`, async (context) => {
    const why = whyNoServers();
    if (why !== undefined) {
      context.skip(why);
      return;
    }
    const folder = makeBootFolder(await installServer(major));
    context.after(() => folder.dispose());
    const known = sets.filter((set) =>
      Object.keys(set).every((name) => findParameter(name, major)),
    );
    const wrong: string[] = [];
    for (const set of known) {
      const ours = judgeCombinations(new Map(Object.entries(set)), major).length === 0;
      const theirs = await folder.boots(set);
      if (ours !== theirs)
        wrong.push(`${JSON.stringify(set)}: it ${theirs ? "starts" : "does not start"}`);
    }
    assert.deepEqual(wrong, []);
    context.diagnostic(`${known.length} sets of settings`);
  });
}
