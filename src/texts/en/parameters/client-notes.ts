import type { Notes } from "#texts/catalogue.ts";

/** Client defaults: statement behaviour, locale, libraries to load. */
export const clientNotes: Notes = {
  statement_timeout:
    "Cancels statements that run longer; 0 never. A value in the manifest hits every session, also migrations, dumps and index builds: set it per role (ALTER ROLE … SET) and keep the global value generous or off.",
  transaction_timeout:
    "Ends sessions whose transaction lasts longer (17+); 0 never. Protects vacuum from forgotten transactions, but also ends long dumps and migrations: better set per role.",
  lock_timeout:
    "Gives up waiting for a lock after this time; 0 waits for ever. Best set in migrations (a few seconds), so that an ALTER TABLE does not queue up the whole application behind it.",
  idle_in_transaction_session_timeout:
    "Ends sessions that sit idle inside a transaction. 1min to 10min is a good safety net: such sessions hold locks and keep vacuum from removing dead rows. Applications must cope with the lost connection.",
  idle_session_timeout:
    "Ends sessions that are idle outside a transaction. Do not use it globally with connection pools, PgBouncer included: they take the loss of idle connections for errors. Set it for interactive roles.",
  search_path:
    "Schemas searched for unqualified names. Set it per database or role rather than globally; a schema in it where untrusted users may create objects is a security hole.",
  default_tablespace:
    "Tablespace for new tables and indexes. Create it with `spec.tablespaces` first and set this for the database or role that needs it.",
  temp_tablespaces:
    "Tablespaces for temporary tables and files. Fixed by the operator, which lists those of `spec.tablespaces` that have `temporary: true`.",
  default_table_access_method:
    "Storage method of new tables. Anything but `heap` comes from an extension; a name that does not exist is only noticed when a table is created.",
  default_toast_compression:
    "How large column values are compressed. `lz4` is much faster than `pglz` at a similar size and in the operand images; it applies to values written from then on.",
  default_transaction_isolation:
    "Isolation level of new transactions. The stricter levels make transactions fail and want retries, so change it only for applications written for that, best per role.",
  default_transaction_read_only:
    "Starts every transaction read-only. Suits a role for reports; as a global setting it also hits migrations and whatever the operator writes, and any user can turn it off again.",
  default_transaction_deferrable:
    "Lets serializable read-only transactions wait for a safe moment to start. Of use for long reports in a serializable application only.",
  transaction_isolation:
    "Isolation level of the current transaction. Accepted in the file and then ignored: use `default_transaction_isolation`.",
  transaction_read_only:
    "State of the current transaction. Accepted in the file and then ignored: use `default_transaction_read_only`.",
  transaction_deferrable:
    "State of the current transaction. Accepted in the file and then ignored: use `default_transaction_deferrable`.",
  session_replication_role:
    "`replica` keeps ordinary triggers and foreign key checks from firing. Only for a session that loads replicated data; as a global setting it breaks integrity silently.",
  row_security:
    "Off makes a query fail where row security would hide rows, instead of hiding them. Dumps use it in their session; keep the global value.",
  restrict_nonsystem_relation_kind:
    "Refuses access to views or foreign tables of users (`view`, `foreign-table`). Dumps use it as a protection; not for a whole cluster.",
  createrole_self_grant:
    "What a role with CREATEROLE gets automatically on roles it creates (16+): `set`, `inherit` or both. Eases the work of provisioning roles that are no superusers.",
  event_triggers:
    "Off keeps event triggers from firing (17+), to repair one that locks you out. Leave it on otherwise.",
  check_function_bodies:
    "Checks functions when they are created. Dumps turn it off for their session, because objects may arrive later; keep it on elsewhere.",
  client_min_messages:
    "Least severity of messages sent to clients. `warning` quietens chatty migrations; `error` hides useful warnings.",
  bytea_output: "Text form of binary values. `escape` is only for clients from before 9.0.",
  xmlbinary: "How binary values appear in XML output: base64 or hex.",
  xmloption: "Whether XML text is taken for a whole document or a fragment of content.",
  gin_pending_list_limit:
    "How much GIN indexes with fast update collect before they are merged. Larger makes inserts faster and searches, as well as the moment of merging, slower; can be set per index.",
  gin_fuzzy_search_limit:
    "Soft limit for the rows a GIN search returns, chosen at random; 0 is none. It makes results incomplete, so set it only in sessions that want this.",
  DateStyle:
    "How dates are shown and ambiguous input such as 1/2/2026 is read. Keep ISO output; drivers rely on it.",
  IntervalStyle: "How intervals are shown. Drivers may expect the default, so set it per role.",
  TimeZone:
    "Time zone in which sessions see `timestamptz` values; storage is unaffected. Keep UTC for the cluster and let clients set theirs; names as in `Europe/Berlin`, not abbreviations.",
  timezone_abbreviations:
    "Which set of zone abbreviations input may use. `Australia` and `India` resolve ambiguous ones; the name must match a file of PostgreSQL exactly.",
  client_encoding:
    "Encoding towards the client. Drivers set it when they connect; a global value helps only odd clients.",
  extra_float_digits:
    "Digits of floating point output. Values above 0 give the shortest exact form; 0 or less rounds, which loses precision.",
  icu_validation_level:
    "How seriously an unknown ICU locale is taken when a collation or database is created (16+). `error` catches typing mistakes early.",
  lc_messages:
    "Language of server messages. Keep `C` or English so that monitoring and support find what they look for; the locale must exist in the image, or PostgreSQL does not start.",
  lc_monetary: "Format of the `money` type. The locale must exist in the image.",
  lc_numeric: "Number format in `to_char()` and the like. The locale must exist in the image.",
  lc_time: "Language of day and month names in `to_char()`. The locale must exist in the image.",
  default_text_search_config:
    "Text search configuration, such as `pg_catalog.german`, used where queries name none. Expression indexes should name it explicitly, or they will not match.",
  dynamic_library_path:
    "Where libraries of extensions are looked for. The operator adds the directories of `spec.postgresql.extensions` to your value; seldom needed by hand.",
  extension_control_path:
    "Where control files of extensions are looked for (18). The operator adds the directories of `spec.postgresql.extensions` to your value; seldom needed by hand.",
  shared_preload_libraries:
    "Libraries loaded at start-up. Refused here: list them in `spec.postgresql.shared_preload_libraries`. The operator itself adds pg_stat_statements, auto_explain, pgaudit and pg_failover_slots as soon as one of their parameters is set.",
  session_preload_libraries:
    "Libraries loaded at the start of each session. If one is missing in the image the server starts, but every connection fails, the operator's too.",
  local_preload_libraries:
    "Libraries from the `plugins` directory that unprivileged users may load per session. A missing one makes every connection fail.",
  jit_provider:
    "Library that compiles JIT code. Blocked by the operator; `jit` turns the feature on or off.",
};
