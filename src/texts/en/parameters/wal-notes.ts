import type { Notes } from "#texts/catalogue.ts";

/** Write-ahead log: settings, checkpoints, archiving, recovery, summarization. */
export const walNotes: Notes = {
  wal_level:
    "How much the WAL records. The operator sets `logical`, which serves backups, replicas and logical replication alike; `replica` writes a little less if you need no logical decoding. `minimal` is accepted only for a single instance without archiving and with `max_wal_senders` 0, and cannot be chosen later. Needs a restart.",
  fsync:
    "Whether PostgreSQL makes sure that data reaches the volume. Turning it off means that a node crash can leave the database corrupt beyond repair; only for instances you would throw away anyway, such as a bulk load that can be repeated.",
  full_page_writes:
    "Writes whole pages into WAL after each checkpoint, so that half-written pages can be repaired. The operator sets it on; turning it off risks corruption after a crash unless the storage guarantees atomic 8 kB writes. To save WAL, use `wal_compression` or longer checkpoints instead.",
  synchronous_commit:
    "What a commit waits for: `off` nothing, `local` the primary's disk, `remote_write`/`on`/`remote_apply` also the synchronous standbys (if any are configured in `spec.postgresql.synchronous`). `off` makes small transactions much faster and may lose the last moments after a crash, without corruption; set it per role or transaction for data that may be lost. `remote_apply` gives read-your-writes on standbys at the price of latency.",
  wal_sync_method:
    "Which system call forces WAL to disk. The platform's default is right on Linux; test with `pg_test_fsync` on the very volume before changing it.",
  wal_compression:
    "Compresses the page images in WAL. `on` (or `lz4`, cheaper, and `zstd`, smaller, from 15 on) often halves WAL volume, archive size and replication traffic for a few per cent of CPU: a good choice on network volumes and with object-store archiving. Takes effect without a restart.",
  wal_log_hints:
    "Logs hint bit changes fully, which `pg_rewind` needs to bring an old primary back as a standby. The operator sets it on and refuses off with more than one instance; with data checksums it costs nothing extra. Needs a restart.",
  wal_buffers:
    "Memory in which WAL is collected before it is written; -1 takes 1/32 of `shared_buffers`, at most one WAL segment (16MB). 64MB can help with many concurrent large writes; more brings nothing. Needs a restart.",
  wal_writer_delay:
    "How often the WAL writer flushes. It bounds what an asynchronous commit (`synchronous_commit` off) can lose: up to about three times this pause.",
  wal_writer_flush_after:
    "Flushes WAL early once this much has gathered, even before `wal_writer_delay` is over. Affects asynchronous commits only; seldom changed.",
  wal_skip_threshold:
    "With `wal_level` minimal: new tables larger than this are synced at commit instead of logged. Has no effect with the levels that CloudNativePG normally runs.",
  wal_init_zero:
    "Fills new WAL files with zeros before use. Turn it off, with `wal_recycle`, only on copy-on-write file systems (ZFS, Btrfs), where preallocating gains nothing.",
  wal_recycle:
    "Reuses old WAL files by renaming them instead of creating new ones. Only copy-on-write file systems do better with it off.",
  commit_delay:
    "Makes a commit wait this many microseconds so that several can share one flush. Helps only with slow volumes and many concurrent small transactions; it adds latency to each of them.",
  commit_siblings:
    "How many other transactions must be open before `commit_delay` is applied. Meaningless while that is 0.",
  checkpoint_timeout:
    "Longest time between two checkpoints. 15min to 30min reduces WAL (fewer full page images) and I/O on busy clusters; the price is a longer recovery after a crash, during which the startup probe must hold (`spec.startDelay`). Raise `max_wal_size` with it.",
  checkpoint_completion_target:
    "Share of the interval over which a checkpoint spreads its writes. 0.9, the default since 14, is right for nearly everybody; lower values make writes burstier.",
  checkpoint_flush_after:
    "Asks the kernel to write out checkpoint data after this amount, which avoids one long stall at its end. Leave it, unless you measured that fewer, larger flushes suit the volume better.",
  checkpoint_warning:
    "Logs a message when checkpoints forced by WAL volume come closer together than this: a sign that `max_wal_size` is too small. 0 silences it.",
  max_wal_size:
    "Amount of WAL that triggers a checkpoint before `checkpoint_timeout` does. 2GB to 16GB on write-heavy clusters, so that most checkpoints are timed ones. It is a soft goal, not a cap: slots, `wal_keep_size` and a failing archive keep more. Leave ample room on the WAL volume; the operator refuses a value that does not fit into `spec.walStorage`.",
  min_wal_size:
    "WAL files below this total are kept for reuse instead of removed, which smooths bursts. Must be smaller than `max_wal_size` and the WAL volume, and at least two segments (32MB), or PostgreSQL does not start.",
  archive_mode:
    "Whether finished WAL files are archived. The operator decides: `on`, `always` in a replica cluster, `off` under the annotation `cnpg.io/skipWalArchiving`; your value is replaced without a message, so leave it out.",
  archive_command:
    "Fixed by the operator: its instance manager hands each WAL file to the backup plugin or the configured object store. Configure `spec.plugins` or `spec.backup` instead.",
  archive_library:
    "Archives WAL by a loaded module instead of a command. Do not set it: the operator already sets `archive_command`, and with both PostgreSQL's archiver fails again and again.",
  archive_timeout:
    "Switches to a new WAL file, and so archives it, after this time even if it is not full. The operator sets 5min, which bounds the data lost with a disaster recovery from the archive. Shorter means more, mostly empty 16 MB files to store; values below one second round to 0, which turns it off.",
  restore_command:
    "Fixed by the operator: it fetches WAL files from the archive for recovery and for standbys that fall behind. Configure the source in `spec.bootstrap.recovery` and `spec.externalClusters`.",
  archive_cleanup_command:
    "Shell command at every restartpoint of a standby, made to clean up shared archives. Refused by the operator; use the retention policy of the backup instead.",
  recovery_end_command:
    "Shell command run once when recovery ends. Refused by the operator; SQL for after a recovery can go into a Job or a later migration.",
  recovery_prefetch:
    "Reads blocks ahead that the WAL will touch, which speeds up crash recovery and standbys a good deal. `try` is the default and right; how far ahead is set by `maintenance_io_concurrency` and `wal_decode_buffer_size`.",
  wal_decode_buffer_size:
    "How far ahead in the WAL recovery looks for blocks to prefetch. Raising it to a few MB can help standbys on slow volumes; needs a restart.",
  recovery_target:
    "Fixed by the operator. To stop as soon as the backup is consistent, set `spec.bootstrap.recovery.recoveryTarget.targetImmediate`.",
  recovery_target_action:
    "Fixed by the operator, which promotes the new cluster when the target is reached.",
  recovery_target_inclusive:
    "Fixed by the operator. Use `spec.bootstrap.recovery.recoveryTarget.exclusive` to stop just before the target instead of after it.",
  recovery_target_lsn:
    "Fixed by the operator. Set `spec.bootstrap.recovery.recoveryTarget.targetLSN` to recover to a WAL position.",
  recovery_target_name:
    "Fixed by the operator. Set `spec.bootstrap.recovery.recoveryTarget.targetName` to recover to a restore point made with `pg_create_restore_point()`.",
  recovery_target_time:
    "Fixed by the operator. Set `spec.bootstrap.recovery.recoveryTarget.targetTime` to recover to a moment; write the time zone with it.",
  recovery_target_timeline:
    "Fixed by the operator. Set `spec.bootstrap.recovery.recoveryTarget.targetTLI` when the wanted state lies on another timeline than the latest.",
  recovery_target_xid:
    "Fixed by the operator. Set `spec.bootstrap.recovery.recoveryTarget.targetXID` to recover to a transaction.",
  summarize_wal:
    "Runs a process that notes which blocks changed, the basis of `pg_basebackup --incremental` from 17 on. Barman Cloud backups and volume snapshots do not use it; it costs some CPU and space in `pg_wal/summaries` and cannot be combined with `wal_level` minimal.",
  wal_summary_keep_time:
    "How long WAL summaries are kept; 0 never removes them. Must reach back further than the oldest backup that an incremental one will build on.",
};
