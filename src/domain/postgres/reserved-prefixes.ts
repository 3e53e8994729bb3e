import type { PostgresMajor } from "#domain/postgres/majors.ts";

/** Prefixes that a library claims, with the first major that does; compared in exact case. */
const reserved = [
  { prefix: "auth_delay", library: "auth_delay", since: 14 },
  { prefix: "auto_explain", library: "auto_explain", since: 14 },
  { prefix: "basic_archive", library: "basic_archive", since: 15 },
  { prefix: "basebackup_to_shell", library: "basebackup_to_shell", since: 15 },
  { prefix: "isn", library: "isn", since: 18 },
  { prefix: "passwordcheck", library: "passwordcheck", since: 18 },
  { prefix: "pg_prewarm", library: "pg_prewarm", since: 14 },
  { prefix: "pg_stat_statements", library: "pg_stat_statements", since: 14 },
  { prefix: "pg_trgm", library: "pg_trgm", since: 14 },
  { prefix: "pgcrypto", library: "pgcrypto", since: 18 },
  { prefix: "plperl", library: "plperl", since: 14 },
  { prefix: "plpgsql", library: "plpgsql", since: 14 },
  { prefix: "pltcl", library: "pltcl", since: 14 },
  { prefix: "pltclu", library: "pltcl", since: 14 },
  { prefix: "postgres_fdw", library: "postgres_fdw", since: 15 },
] as const;

/** The preloaded library that claims `prefix`. */
export function claimingLibrary(
  prefix: string,
  libraries: readonly string[],
  major: PostgresMajor,
): string | undefined {
  return reserved.find(
    (entry) => entry.prefix === prefix && entry.since <= major && libraries.includes(entry.library),
  )?.library;
}
