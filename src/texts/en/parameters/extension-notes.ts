import type { Notes } from "#texts/catalogue.ts";

/** Parameters of contrib modules, procedural languages, operand images and extensions managed by the operator. */
export const extensionNotes: Notes = {
  "pg_stat_statements.max":
    "How many distinct queries are remembered. Setting any parameter of this extension makes the operator preload the library and create the extension. 10000 avoids constant eviction with ORMs; takes shared memory and a restart.",
  "pg_stat_statements.track":
    "Which statements are counted: `top` those of clients, `all` also those inside functions, `none` nothing. `all` helps with much PL/pgSQL and fills the table faster.",
  "pg_stat_statements.track_planning":
    "Also measures planning. Can slow down many sessions that run the same short query at once; turn it on for an investigation.",
  "pg_stat_statements.track_utility":
    "Also counts commands other than SELECT, INSERT, UPDATE, DELETE and MERGE. Turn it off if unique DDL or SET texts crowd out real queries.",
  "pg_stat_statements.save":
    "Keeps the statistics over a clean restart, in a file in the data directory. Off starts afresh each time.",
  "auto_explain.log_min_duration":
    "Logs the plan of statements that run at least this long; -1 none, 0 all. 1s to 10s is a good start. Setting any `auto_explain.*` parameter makes the operator preload the library, which means a restart.",
  "auto_explain.log_analyze":
    "Logs real row counts and times with the plan. Every statement is then measured, logged or not: without `auto_explain.log_timing` off or a low `auto_explain.sample_rate` this can cost much.",
  "auto_explain.log_buffers":
    "Adds page accesses to logged plans; works only with `auto_explain.log_analyze`.",
  "auto_explain.log_format":
    "Form of logged plans. `json` is easier for tools, but ends up as a text inside the JSON log of the Pod.",
  "auto_explain.log_level":
    "Severity at which plans are logged. Keep `log`, so that `log_min_messages` lets it through.",
  "auto_explain.log_nested_statements":
    "Also logs plans of statements inside functions. Helps with slow PL/pgSQL; output grows quickly.",
  "auto_explain.log_parameter_max_length":
    "How much of each bind value is logged with the plan (16+); -1 all, 0 none. Use 0 to keep personal data out of the log.",
  "auto_explain.log_settings":
    "Adds planner settings that differ from the defaults to logged plans. Cheap and useful when roles have settings of their own.",
  "auto_explain.log_timing":
    "Measures time per plan node with `auto_explain.log_analyze`. Off makes that much cheaper and still gives real row counts.",
  "auto_explain.log_triggers":
    "Adds trigger times to logged plans; works only with `auto_explain.log_analyze`.",
  "auto_explain.log_verbose":
    "Adds output columns and schema names to logged plans, which get longer.",
  "auto_explain.log_wal":
    "Adds the WAL written to logged plans; works only with `auto_explain.log_analyze`.",
  "auto_explain.sample_rate":
    "Share of statements that are examined, 0 to 1. 0.01 to 0.1 makes `auto_explain.log_analyze` bearable on busy systems.",
  "auth_delay.milliseconds":
    "Pause after a failed login, against guessing of passwords. Each attempt holds its connection that long, so keep it under a second; needs `auth_delay` in the preload list.",
  "basebackup_to_shell.command":
    "Command that receives a base backup made with the `shell` target (15+). CloudNativePG's backups do not use it.",
  "basebackup_to_shell.required_role":
    "Role that may use the `shell` backup target (15+), next to the right to replicate.",
  "basic_archive.archive_directory":
    "Target directory of the sample archive module (15+). Not for CloudNativePG, which archives by `archive_command`.",
  "isn.weak":
    "Accepts ISBN and similar numbers with a wrong check digit (18). For imports in one session.",
  "passwordcheck.min_password_length":
    "Least length of a password set in plain text (18). Needs `passwordcheck` in the preload list; hashed passwords cannot be measured.",
  "pg_prewarm.autoprewarm":
    "Remembers which pages were cached and loads them after a restart, so that a restarted Pod is fast sooner. Needs `pg_prewarm` in `spec.postgresql.shared_preload_libraries` and a restart.",
  "pg_prewarm.autoprewarm_interval":
    "How often the list of cached pages is saved; 0 only at shutdown, which a crash does not reach.",
  "pg_trgm.similarity_threshold":
    "How similar texts must be for the `%` operator. Lower finds more and is slower; usually set per session.",
  "pg_trgm.word_similarity_threshold":
    "How well a word must match for the `<%` operator. Usually set per session.",
  "pg_trgm.strict_word_similarity_threshold":
    "How well whole words must match for the `<<%` operator. Usually set per session.",
  "pgcrypto.builtin_crypto_enabled":
    "Whether pgcrypto's own, non-OpenSSL functions such as `crypt()` work (18): `off` refuses them, `fips` follows OpenSSL's FIPS mode.",
  "plperl.on_init":
    "Perl code run when the interpreter first starts, before it is known whether it is trusted. Needs an image with PL/Perl.",
  "plperl.on_plperl_init":
    "Perl code run in a session's first trusted `plperl` use; an error there makes the function fail.",
  "plperl.on_plperlu_init": "Perl code run in a session's first untrusted `plperlu` use.",
  "plperl.use_strict":
    "Compiles Perl functions under `use strict`. Good for new code; old functions may stop compiling.",
  "plpgsql.check_asserts":
    "Whether ASSERT is tested in PL/pgSQL. Off saves time where asserts are costly.",
  "plpgsql.extra_errors":
    "Which additional checks fail when a PL/pgSQL function is compiled or run: `shadowed_variables`, `strict_multi_assignment`, `too_many_rows`, or `all`. Try `plpgsql.extra_warnings` on existing code first.",
  "plpgsql.extra_warnings":
    "The checks of `plpgsql.extra_errors` as warnings. Useful in development clusters.",
  "plpgsql.print_strict_params":
    "Adds parameter values to the error when INTO STRICT does not find exactly one row. Values may be personal data.",
  "plpgsql.variable_conflict":
    "What a name means that is both variable and column in PL/pgSQL. Keep `error`; the others are for code ported from elsewhere.",
  "pltcl.start_proc":
    "Function run when a session first uses trusted PL/Tcl; if it fails, so does the call.",
  "pltclu.start_proc":
    "Function run when a session first uses untrusted PL/Tcl; if it fails, so does the call.",
  "postgres_fdw.application_name":
    "Name under which `postgres_fdw` connects to other servers (15+), with escapes such as `%d` for the database. Makes the far side's monitoring readable.",
  output_plugin_libraries:
    "Which output plugins logical replication slots may use. Known only to recent minor releases (17.11 and 18.6 have it): an older minor does not start with it. Add the plugin of your connector, such as `wal2json`, if the image contains it.",
  extension_destdir:
    "Directory put before the paths of extensions, a patch of Debian's builds up to 17. Use `spec.postgresql.extensions` (18) or an image that contains the extension instead.",
  "pg_failover_slots.synchronize_slot_names":
    "Which logical slots are copied to the standbys, as in `name_like:%`. Setting any parameter of this extension makes the operator preload it; it needs `hot_standby_feedback` on and high-availability slots enabled. From 17 on PostgreSQL can do this itself, see `sync_replication_slots`.",
  "pg_failover_slots.drop_extra_slots":
    "Whether logical slots on a standby that match no slot to be copied are removed. Turn it off if standbys have logical slots of their own.",
  "pg_failover_slots.primary_dsn":
    "Connection with which standbys read the primary's slots. Fixed by the operator.",
  "pg_failover_slots.standby_slot_names":
    "Physical slots that must have received changes before logical subscribers get them. Fixed by the operator, which lists its high-availability slots.",
  "pg_failover_slots.standby_slots_min_confirmed":
    "How many of those standbys must have confirmed; -1 means all. 1 keeps subscribers going while a standby is down, at the risk that they run ahead of the one that is promoted.",
  "pg_failover_slots.version": "Shows the version of the extension. Not to be set in a manifest.",
  "pg_failover_slots.wait_for_inactive_slots":
    "Whether the first copy of a slot waits until inactive ones on the primary move on. An unused slot can then hold up the others.",
  "pg_failover_slots.worker_nap_time":
    "Pause between two copies of the slots to a standby. Shorter means less that a subscriber may see twice after a failover, for more queries on the primary.",
  "pg_failover_slots.maintenance_db":
    "Database that the copying worker connects to. Change it only if `postgres` does not exist.",
  "pgaudit.log":
    "Which classes of statements are audited: `read`, `write`, `function`, `role`, `ddl`, `misc`, `all`, with `-` to leave one out. `ddl, role` is cheap; `read` or `all` multiplies the log. Setting any `pgaudit.*` parameter makes the operator preload the library, which the image must contain.",
  "pgaudit.log_catalog":
    "Whether statements that touch only system catalogs are audited. Off removes much noise from tools such as psql and drivers.",
  "pgaudit.log_client":
    "Whether audit records also go to the client. Leave it off; clients should not see them.",
  "pgaudit.log_level":
    "Severity of audit records for the client when `pgaudit.log_client` is on. Keep `log` otherwise.",
  "pgaudit.log_parameter":
    "Adds bind values to audit records. Often demanded by auditors, but it puts personal data into the log store.",
  "pgaudit.log_parameter_max_size":
    "Bind values longer than this are left out of audit records; 0 is no limit. Set it where large documents pass as parameters.",
  "pgaudit.log_relation":
    "Writes one record for each table a statement touches. Makes reports by table simple and the log longer.",
  "pgaudit.log_rows":
    "Adds the number of rows returned or changed to audit records, which are then written after the statement.",
  "pgaudit.log_statement":
    "Whether records contain the statement's text. Off keeps secrets in statements out of the log, at the price of less useful records.",
  "pgaudit.log_statement_once":
    "Writes text and parameters only in the first of several records of a statement. Saves much log with `pgaudit.log_relation`.",
  "pgaudit.role":
    "Role whose privileges mark the objects to audit: what is granted to it is logged. Use it to audit a few sensitive tables instead of everything.",
};
