import type { PostgresMajor } from "#domain/postgres/majors.ts";

/** Words of `log_destination` on Linux. */
export function logDestinations(major: PostgresMajor): readonly string[] {
  return major < 15 ? ["stderr", "csvlog", "syslog"] : ["stderr", "csvlog", "jsonlog", "syslog"];
}

/** Words of `wal_consistency_checking`; libraries may register more from 15 on. */
export const walManagers: readonly string[] = [
  "all",
  "heap2",
  "heap",
  "btree",
  "hash",
  "gin",
  "gist",
  "sequence",
  "spgist",
  "brin",
  "generic",
];
