import type { QuickQuery } from "#postgres/queries/query.ts";

export const sizesQuery: QuickQuery = {
  id: "sizes",
  since: 14,
  sql: `select datname as database, pg_size_pretty(pg_database_size(oid)) as size, datconnlimit as connection_limit
  from pg_database where has_database_privilege(oid, 'connect') order by pg_database_size(oid) desc`,
};
