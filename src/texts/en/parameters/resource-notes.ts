import type { Notes } from "#texts/catalogue.ts";

/** Memory, disk, I/O, kernel resources, background writer and worker processes. */
export const resourceNotes: Notes = {
  shared_buffers:
    "PostgreSQL's own page cache, allocated at start-up. About 25 % of the Pod's memory limit is a sound start; beyond 40 % little is left for connections and the kernel's cache, and the Pod risks the OOM killer. The operator refuses a value above the memory request; always write a unit, because the operator reads a bare number as megabytes and PostgreSQL as 8 kB blocks. Needs a restart.",
  work_mem:
    "Memory that one sort or hash step may use before it spills to temporary files. A query can hold several such steps, and every connection and parallel worker counts on its own: keep work_mem × busy connections × 2–3 inside the memory limit. Raise it when `log_temp_files` shows spilling, preferably per role or per session for reports.",
  hash_mem_multiplier:
    "Lets hash joins and hash aggregates use this many times `work_mem`, as they suffer more from spilling than sorts do. Count it in when you size `work_mem` against the memory limit; 15 doubled the default, so an upgrade from 14 raises the memory need.",
  maintenance_work_mem:
    "Memory for CREATE INDEX, VACUUM, ALTER TABLE ADD FOREIGN KEY and similar. 256MB to 1GB makes index builds and restores much faster. Each autovacuum worker takes as much unless `autovacuum_work_mem` says otherwise, so multiply by `autovacuum_max_workers` when comparing with the memory limit.",
  autovacuum_work_mem:
    "Memory limit of each autovacuum worker; -1 follows `maintenance_work_mem`. Set it when `maintenance_work_mem` is large for the sake of index builds, so that several workers together cannot push the Pod over its memory limit.",
  logical_decoding_work_mem:
    "Memory each logical replication sender collects changes in before it spills them to disk or streams them. Raise it when `pg_stat_replication_slots` shows much spilling; the memory is taken once per active logical slot, inside the Pod's memory limit.",
  temp_buffers:
    "Most memory a session may use to cache temporary tables. It is taken per connection, on demand, and kept until the session ends; raise it in the sessions that need it rather than for everybody.",
  max_stack_depth:
    "How deep the server's execution stack may grow before a query is refused. It must stay about 512 kB below the container's stack limit (usually 8 MB), so 7MB is the practical ceiling; a higher value keeps PostgreSQL from starting.",
  max_prepared_transactions:
    "Slots for two-phase commit (PREPARE TRANSACTION). Leave it at 0 unless a transaction manager uses it: forgotten prepared transactions hold locks and stop vacuum. Standbys need at least the primary's value; needs a restart.",
  huge_pages:
    "Whether the main shared memory must (`on`), may (`try`) or must not use huge pages. They pay off with several GB of `shared_buffers`, but the Pod must ask for `hugepages-2Mi` or `hugepages-1Gi` in `resources`. On nodes that have huge pages which the Pod does not request, `try` can end in a bus error at start-up: then set `off`. Needs a restart.",
  huge_page_size:
    "Which huge page size to use; 0 takes the system's default. Set it to match the kind requested in `resources` (for instance 1GB with `hugepages-1Gi`); a size the node does not offer keeps PostgreSQL from starting when `huge_pages` is on. Needs a restart.",
  shared_memory_type:
    "How the main shared memory is obtained. The operator sets `mmap`, the right choice in a container; `sysv` depends on kernel limits of the node and excludes huge pages.",
  dynamic_shared_memory_type:
    "How memory shared by parallel workers is obtained. The operator sets `posix`, which lives in the Pod's `/dev/shm` volume and counts against the memory limit; size that volume with `spec.ephemeralVolumesSizeLimit.shm`. `mmap` would write to the data volume and is slow.",
  min_dynamic_shared_memory:
    "Reserves memory for parallel queries at start-up instead of asking the kernel for it each time. Only worth it with very frequent parallel queries (and huge pages); the memory is taken whether used or not, and a change needs a restart.",
  vacuum_buffer_usage_limit:
    "Size of the ring of shared buffers that VACUUM and ANALYZE cycle through. A larger ring makes vacuum faster by writing less WAL early, but it evicts more of the application's pages; 0 removes the limit altogether. Allowed are 0 or 128kB to 16GB.",
  commit_timestamp_buffers:
    "Cache for commit timestamps, only useful with `track_commit_timestamp`. 0 derives it from `shared_buffers`; change it when `pg_stat_slru` shows many reads for it. Multiples of 16 blocks, restart.",
  multixact_member_buffers:
    "Cache for the members of row locks that several transactions share (foreign keys, FOR SHARE). Raise it when `pg_stat_slru` shows many reads of MultiXactMember together with waits on it. Multiples of 16 blocks, restart.",
  multixact_offset_buffers:
    "Cache for the directory of shared row locks; raise it together with `multixact_member_buffers` when `pg_stat_slru` shows misses. Multiples of 16 blocks, restart.",
  notify_buffers:
    "Cache for the queue of LISTEN/NOTIFY messages. Worth raising only where `pg_stat_slru` shows reads caused by a large backlog of notifications. Multiples of 16 blocks, restart.",
  serializable_buffers:
    "Cache for conflict data of old SERIALIZABLE transactions; applications on other isolation levels never use it. Multiples of 16 blocks, restart.",
  subtransaction_buffers:
    "Cache that finds the parent of a subtransaction (savepoints, PL/pgSQL exception blocks). Raise it when long transactions with many savepoints cause SubtransSLRU waits, often first seen on standbys; 0 derives it from `shared_buffers`. Multiples of 16 blocks, restart.",
  transaction_buffers:
    "Cache for the commit status of transactions; 0 derives it from `shared_buffers`. Raise it for very high transaction rates when `pg_stat_slru` shows many reads of the transaction cache. Multiples of 16 blocks, restart.",
  temp_file_limit:
    "Most disk space one process may use for temporary files at a time; the query that wants more is cancelled. Set it (a few GB) so that one bad query cannot fill the data volume, which would stop the whole instance. Temporary tables are not counted.",
  max_notify_queue_pages:
    "Limit of the on-disk queue for LISTEN/NOTIFY. A listener that stays in a long transaction keeps the queue from shrinking; when it is full, transactions that use NOTIFY fail at commit. Needs a restart.",
  file_copy_method:
    "How whole files are copied, for CREATE DATABASE … STRATEGY FILE_COPY and changes of a database's tablespace. `clone` is nearly instant on storage that can share blocks (XFS with reflink, Btrfs) and fails where the file system cannot.",
  file_extend_method:
    "How data files grow. Switch to `write_zeros` where preallocation makes trouble, for example on file systems with transparent compression such as Btrfs; otherwise leave it.",
  max_files_per_process:
    "How many files each server process may hold open before it closes some. Lower it only if the node reports too many open files; needs a restart.",
  backend_flush_after:
    "Asks the kernel to write out a session's dirty pages after this much data, to avoid write stalls at checkpoints. 0 leaves it to the kernel, which is usually faster; try 256kB to 2MB only where latency spikes come from the page cache. Matters less when the memory limit already keeps that cache small.",
  effective_io_concurrency:
    "How many reads PostgreSQL starts ahead within one session, for bitmap scans and from 18 on for sequential scans and vacuum too. SSD and network volumes gain from 100 to 300 (18 starts from a better default); 0 turns read-ahead off. On volumes with an IOPS limit more concurrency only fills the queue.",
  maintenance_io_concurrency:
    "Like `effective_io_concurrency`, for maintenance work such as vacuum, and for the prefetching of blocks during recovery and on standbys. Values of 50 to 200 help standbys on network volumes keep up.",
  io_combine_limit:
    "Largest single read or write that neighbouring pages are merged into. 256kB suits volumes whose price or limit is per operation; `io_max_combine_limit` caps it silently from 18 on.",
  io_max_combine_limit:
    "Ceiling for `io_combine_limit`, fixed at start-up. Raise both together if you want merged reads above 128kB; needs a restart.",
  io_max_concurrency:
    "How many asynchronous reads and writes one process may have under way; -1 chooses from `shared_buffers` and the number of processes. Rarely a bottleneck; needs a restart.",
  io_method:
    "How 18 reads asynchronously: `worker` hands reads to helper processes and works everywhere; `io_uring` has less overhead, but the container runtime's default seccomp profile usually forbids it, and then PostgreSQL does not start; `sync` behaves as before 18. Needs a restart; try `io_uring` on a test cluster with an adjusted `seccompProfile` first.",
  io_workers:
    "Number of helper processes that carry out reads while `io_method` is `worker`. Raise it from 3 towards a quarter of the CPUs on fast storage with many concurrent scans; changes without a restart.",
  bgwriter_delay:
    "Pause between two rounds of the background writer. Shorten it, together with a higher `bgwriter_lru_maxpages`, when sessions have to write out pages themselves (see `pg_stat_io` or `pg_stat_bgwriter`).",
  bgwriter_flush_after:
    "Asks the kernel to write out what the background writer wrote after this amount, so that fsync at a checkpoint finds less to do. 0 switches it off; seldom worth changing.",
  bgwriter_lru_maxpages:
    "Most pages the background writer cleans per round; 0 turns it off. 500 to 1000 helps write-heavy clusters whose sessions otherwise write pages themselves; the price is some more writing.",
  bgwriter_lru_multiplier:
    "How far ahead of the expected demand the background writer cleans pages. Higher values smooth bursts, lower ones save writes; change `bgwriter_lru_maxpages` first.",
  max_worker_processes:
    "Pool for all background workers: parallel query, logical replication, extensions. The operator sets 32, enough for most clusters; it must cover `max_parallel_workers` and the replication workers together. Standbys need at least the primary's value, so it is changed by a rolling restart.",
  max_parallel_workers:
    "How many parallel query workers may run at once in the whole instance. The operator sets 32, which is far above the CPU limit of small Pods: lower it to about the number of CPUs so that a few reports cannot throttle everything else.",
  max_parallel_workers_per_gather:
    "How many helpers one parallel step may have; 0 turns parallel query off. 2 to 4 speeds up analytical queries; for short transactions with few CPUs per Pod use 0 or 1. Each worker may use `work_mem` again.",
  max_parallel_maintenance_workers:
    "How many helpers CREATE INDEX and VACUUM may use. Raising it shortens index builds when CPUs are free; `maintenance_work_mem` is shared among the helpers of one index build.",
  parallel_leader_participation:
    "Whether the leading process also works on the plan it hands to its workers. Turn it off only if leaders fall behind in fetching rows; it is mostly a tool for tests.",
  old_snapshot_threshold:
    "Lets vacuum remove rows that old snapshots could still see, and cancels queries that need them. It was removed in 17 for its bugs and cost; use `idle_in_transaction_session_timeout` and `transaction_timeout` instead.",
};
