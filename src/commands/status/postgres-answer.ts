/** What PostgreSQL itself says of things that nobody else knows. */
export interface PostgresAnswer {
  readonly version: string;
  /** When the postmaster started, in milliseconds since 1970. */
  readonly started: number;
  readonly databases: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly xidAge: number;
  }[];
  readonly connections: number;
  readonly maxConnections: number;
  /** Sessions that wait for a lock. */
  readonly waiting: number;
  /** Seconds that the longest transaction has lasted. */
  readonly longest: number;
  /** Parameters whose value in the files counts only after a restart. */
  readonly pending: readonly {
    readonly name: string;
    readonly now: string;
    readonly wanted: string;
  }[];
}

/** One row with one JSON object, so that one program run in the pod answers all. */
export const statusQuery = `
select json_build_object(
  'version', current_setting('server_version'),
  'started', round(extract(epoch from pg_postmaster_start_time()) * 1000),
  'databases', (
    select coalesce(json_agg(json_build_object(
      'name', datname, 'bytes', pg_database_size(oid), 'xidAge', age(datfrozenxid)
    ) order by pg_database_size(oid) desc), '[]')
    from pg_database where datallowconn
  ),
  'connections', (select count(*) from pg_stat_activity where backend_type = 'client backend'),
  'maxConnections', current_setting('max_connections')::int,
  'waiting', (select count(*) from pg_stat_activity where wait_event_type = 'Lock'),
  'longest', (
    select coalesce(round(max(extract(epoch from clock_timestamp() - xact_start))), 0)
    from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
  ),
  'pending', (
    select coalesce(json_agg(json_build_object(
      'name', s.name, 'now', s.setting, 'wanted', coalesce((
        select f.setting from pg_file_settings f where f.name = s.name order by f.seqno desc limit 1
      ), s.boot_val)
    ) order by s.name), '[]')
    from pg_settings s where s.pending_restart
  )
)`;
