import type { Notes } from "#texts/catalogue.ts";

/** Logging, statistics and process titles. */
export const loggingNotes: Notes = {
  log_min_duration_statement:
    "Logs every statement that runs at least this long, with its text; 0 logs all, -1 none. 500ms to 2s finds slow queries without flooding the Pod's log. Texts may contain personal data, and the whole log goes to standard output and so to your log store.",
  log_min_duration_sample:
    "Like `log_min_duration_statement`, but only the share in `log_statement_sample_rate` is logged. Use the two together: a sample from 100ms up, everything above 2s.",
  log_statement_sample_rate:
    "Share of the statements above `log_min_duration_sample` that is logged, 0 to 1.",
  log_transaction_sample_rate:
    "Share of transactions of which every statement is logged, whatever it takes. Even 0.01 is much output on a busy system.",
  log_min_messages:
    "Least severity of messages in the server log. Keep `warning`; `debug` levels are for short investigations and fill the log store quickly.",
  log_min_error_statement:
    "From which severity on the failing statement is logged with the message. `error` is helpful; set `panic` if statements must not appear in logs.",
  log_startup_progress_interval:
    "How often a long crash recovery reports its progress (15+). Keep it on: it tells a working recovery from a hanging one while the Pod is not yet ready; 0 turns it off.",
  log_statement:
    "Logs statements before they run: `ddl` records schema changes at little cost, `mod` also writes, `all` everything. For audit needs pgaudit gives more exact records.",
  log_duration:
    "Logs the duration of every statement without its text. On busy systems a lot of output; `log_min_duration_statement` is nearly always better.",
  log_connections:
    "Logs connections. Useful for audits; noisy with short connections, probes and the operator's own ones. From 18 on it takes a list of stages (`receipt, authentication, authorization, setup_durations`, or `all`), before only on or off.",
  log_disconnections:
    "Logs the end of each session with its length. Together with `log_connections` it shows clients that connect anew for every query and need a pool.",
  log_hostname:
    "Looks up the client's host name for log lines. Adds a DNS query to every connection, which is slow and useless for Pod addresses.",
  log_line_prefix:
    "Start of plain text log lines. Without effect in CloudNativePG: the operator logs as CSV and turns each line into JSON with its own fields.",
  log_error_verbosity:
    "How much of each message is logged: `terse` drops detail, hint and context, `verbose` adds the source location. Change it only for an investigation.",
  log_checkpoints:
    "Logs each checkpoint with what it wrote and how long it took. A few lines an hour that are worth having when tuning `max_wal_size`; on by default since 15.",
  log_autovacuum_min_duration:
    "Logs autovacuum runs that take at least this long; 0 all, -1 none. 1s to 1min shows which tables vacuum spends its time on.",
  log_lock_waits:
    "Logs when a session waits for a lock longer than `deadlock_timeout`. Turn it on: the cost is next to nothing and it explains sudden hangs.",
  log_lock_failures:
    "Logs who held the lock when SELECT … NOWAIT fails (18). Useful to explain such errors; noisy in queue-like applications.",
  log_temp_files:
    "Logs temporary files from this size on; 0 all, -1 none. 10MB to 100MB shows which queries outgrow `work_mem` and strain the data volume.",
  log_recovery_conflict_waits:
    "Logs when replay on a standby waits for queries longer than `deadlock_timeout`. Turn it on where reports run on the read-only service.",
  log_replication_commands:
    "Logs each replication command. Useful to examine slots and subscribers, and quiet otherwise, as standbys seldom reconnect.",
  log_parameter_max_length:
    "How much of each bind value is logged with statements; -1 all, 0 none. Set 0 or a small number to keep personal data out of the log store.",
  log_parameter_max_length_on_error:
    "How much of each bind value is logged when a statement fails; 0 none, -1 all. Helps with debugging, but puts user data into the log.",
  log_timezone:
    "Time zone of timestamps in the server log. Keep UTC so that they match the logs of other Pods.",
  application_name:
    "Name a session shows in `pg_stat_activity` and the log. Clients set it themselves in the connection string; a default in the manifest only blurs who is who.",
  cluster_name: "Fixed by the operator: the name of the Cluster, shown in process titles.",
  update_process_title:
    "Shows each process's current command in its title. Costs next to nothing on Linux; keep it on for `ps` and `top` in the Pod.",
  debug_pretty_print: "Indents the output of the `debug_print_…` switches.",
  debug_print_parse:
    "Logs the parse tree of each query, thousands of lines a query. For developers of PostgreSQL.",
  debug_print_plan:
    "Logs the internal plan tree of each query. To see plans of slow queries use `auto_explain.log_min_duration`.",
  debug_print_rewritten:
    "Logs the query tree after rules and views were applied. For developers of PostgreSQL.",
  log_destination:
    "Blocked by the operator, which needs `csvlog` to turn log lines into JSON on standard output.",
  logging_collector:
    "Blocked by the operator, which keeps it on: the instance manager reads what the collector writes.",
  log_directory:
    "Blocked by the operator: `/controller/log`, from where lines go to standard output.",
  log_filename: "Blocked by the operator, which reads the log from a file name of its own.",
  log_file_mode:
    "File mode of log files. Blocked by the operator, which reads and removes them itself.",
  log_rotation_age:
    "Blocked by the operator, which turns rotation by age off; log retention is the task of your log store.",
  log_rotation_size:
    "Blocked by the operator, which turns rotation by size off; log retention is the task of your log store.",
  log_truncate_on_rotation: "Blocked by the operator; nothing is rotated by PostgreSQL here.",
  event_source:
    "Name in the Windows event log. Blocked by the operator and without meaning on Linux.",
  syslog_facility: "Facility for syslog. Blocked by the operator, which logs to standard output.",
  syslog_ident: "Program name for syslog. Blocked by the operator, which logs to standard output.",
  syslog_sequence_numbers:
    "Numbers syslog messages. Blocked by the operator, which logs to standard output.",
  syslog_split_messages:
    "Splits long syslog messages. Blocked by the operator, which logs to standard output.",
  track_activities:
    "Shows what each session is doing in `pg_stat_activity`. Keep it on: monitoring and the search for blockers depend on it.",
  track_activity_query_size:
    "How much of a query's text `pg_stat_activity` shows. 4kB to 16kB helps with the long texts of ORMs; the memory is taken once per connection place, and a change needs a restart.",
  track_counts:
    "Counts accesses and changes per table. Autovacuum works from these numbers, so never turn it off.",
  track_functions:
    "Counts calls and times of functions: `pl` for procedural languages, `all` also SQL and C. Small cost; good for finding expensive triggers.",
  track_io_timing:
    "Measures read and write times, shown in EXPLAIN, `pg_stat_statements` and `pg_stat_io`. Worth turning on with network volumes; the cost is small wherever the node's clock is quick (check with `pg_test_timing`).",
  track_wal_io_timing:
    "Measures write and sync times of WAL. Turn it on to find out whether commits wait for the WAL volume; costs two clock readings per write.",
  track_cost_delay_timing:
    "Measures how long vacuum pauses for its cost limit (18), shown in VACUUM VERBOSE and progress views. Handy while tuning autovacuum.",
  stats_fetch_consistency:
    "How statistics read several times in a transaction agree with each other (15+). `none` is cheapest for monitoring that reads each value once, `snapshot` keeps everything consistent at more memory.",
  stats_temp_directory:
    "Directory of the old statistics collector, only in 14. Blocked by the operator.",
  compute_query_id:
    "Computes an identifier for each query's shape. `auto` turns it on when `pg_stat_statements` asks; `on` shows it in `pg_stat_activity` and the log without that extension.",
  log_executor_stats:
    "Logs resource use of the execution of each query. For developers; very noisy.",
  log_parser_stats: "Logs resource use of parsing each query. For developers; very noisy.",
  log_planner_stats: "Logs resource use of planning each query. For developers; very noisy.",
  log_statement_stats:
    "Logs resource use of each whole statement. Very noisy, and PostgreSQL does not start if one of the per-phase switches (parser, planner, executor) is on as well.",
};
