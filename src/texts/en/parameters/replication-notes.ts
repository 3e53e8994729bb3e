import type { Notes } from "#texts/catalogue.ts";

/** Sending servers, the primary, standbys and logical subscribers. */
export const replicationNotes: Notes = {
  max_wal_senders:
    "How many replication connections the instance serves: each standby, base backup and logical subscriber takes one. Leave a few spare, because joining and rejoining instances need them for a while. Standbys need at least the primary's value; needs a restart.",
  max_replication_slots:
    "How many replication slots can exist. The operator sets 32 and takes one per standby for high availability, on standbys too; add your logical subscribers and connectors. Needs a restart, and a value below the slots that exist keeps PostgreSQL from starting.",
  max_slot_wal_keep_size:
    "Most WAL that replication slots may hold back. Without it, one forgotten logical slot or dead standby fills the WAL volume and stops the cluster. Set it clearly below the volume's size (for instance 60 %); a slot that falls further behind becomes invalid, its consumer must be set up again, and a standby then needs the WAL archive to catch up. Upgrades to 17.0–17.5 with pg_upgrade need -1.",
  idle_replication_slot_timeout:
    "Invalidates slots that nobody has used for this long, from 18 on, checked at checkpoints. Useful against forgotten logical slots (one or two days); choose it longer than any planned pause of a subscriber or standby.",
  wal_keep_size:
    "WAL kept for standbys that have no slot. The operator sets 512MB; with its high-availability slots and a WAL archive more is seldom needed. The files lie on the WAL volume all the time.",
  wal_sender_timeout:
    "Drops a replication connection that stays silent this long. The operator sets a short 5s so that failures are noticed quickly. Raise it (30s or more) for standbys or subscribers across regions, or if the log shows replication timeouts under load; 0 disables the check and hides broken links.",
  track_commit_timestamp:
    "Records when each transaction committed, for conflict handling in logical replication or for auditing. Costs a little write work and disk space; needs a restart, and older transactions have no timestamp.",
  synchronous_standby_names:
    "Fixed by the operator, which knows the names of the instances. Configure `spec.postgresql.synchronous` (method, number, data durability).",
  synchronized_standby_slots:
    "Makes logical senders wait until these physical slots have received the changes, so that subscribers never run ahead of a standby that may be promoted (17+). Fixed by the operator, which fills it in when `sync_replication_slots` is on.",
  vacuum_defer_cleanup_age:
    "Delays the removal of dead rows by a number of transactions to spare queries on standbys (14 and 15 only). It bloats tables without a guarantee; use `hot_standby_feedback` or the standby delays instead, as it is gone from 16 on.",
  hot_standby:
    "Whether standbys accept read-only connections. Blocked by the operator: always on, since it needs them itself and for the read-only services.",
  hot_standby_feedback:
    "Standbys tell the primary which rows their queries still need, so that these are not cancelled by vacuum. Turn it on for long reports on the replicas; the price is bloat on the primary while they run. It is required for `pg_failover_slots` and, on 17 and later, for `synchronizeLogicalDecoding`.",
  max_standby_archive_delay:
    "How long a standby that replays WAL from the archive waits for conflicting queries before it cancels them; -1 waits for ever. Usually set to the same value as `max_standby_streaming_delay`.",
  max_standby_streaming_delay:
    "How long a standby lets conflicting queries run before replay goes on and cancels them; -1 waits for ever. Minutes suit reports on the read-only service; meanwhile the standby lags, a failover to it takes longer, and with `remote_apply` commits wait.",
  primary_conninfo:
    "Fixed by the operator: it points every standby at the current primary, with certificates. Replica clusters take the connection from `spec.externalClusters`.",
  primary_slot_name:
    "Fixed by the operator. See `spec.replicationSlots.highAvailability` for the slots that it keeps for its standbys.",
  promote_trigger_file:
    "A file whose appearance promotes a standby; gone from 16 on. Blocked: the operator promotes instances itself (`kubectl cnpg promote` for a planned switchover).",
  recovery_min_apply_delay:
    "Delays replay on a standby, as a window to undo mistakes. Blocked here because a delayed standby must not be a failover target; in a replica cluster set `spec.replica.minApplyDelay`.",
  sync_replication_slots:
    "Lets standbys copy logical slots marked for failover from the primary, so that subscribers survive a failover (17+). Turn it on, with `hot_standby_feedback`, for `spec.replicationSlots.highAvailability.synchronizeLogicalDecoding`, and create the subscriptions with `failover = true`.",
  wal_receiver_create_temp_slot:
    "Lets the WAL receiver create a temporary slot when no permanent one is named. Not needed here: the operator's high-availability slots do better, because they survive a reconnect.",
  wal_receiver_status_interval:
    "How often a standby at least reports its position to the primary. Must be well below the primary's `wal_sender_timeout`, or connections drop; the report also carries `hot_standby_feedback`.",
  wal_receiver_timeout:
    "A standby gives up a replication connection that is silent this long and reconnects. The operator sets 5s; raise it together with `wal_sender_timeout` on links with high latency or heavy load.",
  wal_retrieve_retry_interval:
    "Pause before a standby tries again to get WAL from the stream or the archive. Lower it for faster catch-up after an interruption; each try may start a fetch from the object store.",
  max_active_replication_origins:
    "How many replication origins (incoming logical streams, one or more per subscription) can be tracked at once on 18; before, `max_replication_slots` decided this. Needs a restart.",
  max_logical_replication_workers:
    "Most processes for incoming logical replication: one per subscription plus table copy and parallel apply workers. They come out of `max_worker_processes`; raise it when many subscriptions or large first copies wait. Needs a restart.",
  max_parallel_apply_workers_per_subscription:
    "How many helpers may apply large in-progress transactions for one subscription created with `streaming = parallel`; 0 turns it off. They come out of `max_logical_replication_workers`.",
  max_sync_workers_per_subscription:
    "How many tables of one subscription are copied at the same time at first. 4 to 8 shortens a migration into Kubernetes if network and volumes keep up; limited by `max_logical_replication_workers`.",
};
