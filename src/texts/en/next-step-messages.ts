/** What to do about each fact of a Cluster's health, in commands of the view where there is one. */
export const nextStepMessages: Readonly<Record<string, string>> = {
  "status.next.deleting":
    "Wait; pods and volumes go with it. If it does not end, look at its finalizers in **Show Live Manifest**",
  "status.next.hibernated": "**Wake from Hibernation** starts it again from its volumes",
  "status.next.hibernating":
    "Wait; if it does not go on, the cluster has to be healthy first, with no fenced instance and no backup",
  "status.next.reconciliation-paused":
    "**Resume Reconciliation**; until then nobody fails over, and what stands here may be old",
  "status.next.just-created": "Wait a minute",
  "status.next.no-status":
    "See whether the operator runs and watches this namespace (`WATCH_NAMESPACE` in its configuration)",
  "status.next.primary-fenced":
    "**Unfence All Instances** or **Unfence Instance** when the data has been looked at; nothing fails over meanwhile",
  "status.next.fenced": "**Unfence Instance** when the data has been looked at",
  "status.next.stuck":
    "The operator does not go on by itself: mend what the reason names in the manifest, then **Apply Manifest**",
  "status.next.stuck-because":
    "Mend what the reason names in the manifest, then **Apply Manifest**; nothing goes on before",
  "status.next.primary-starting": "Wait; it recovers from its WAL, which takes as long as it takes",
  "status.next.pod-start-fails":
    "Read its log: a parameter or a volume that PostgreSQL refuses; take the last change back",
  "status.next.waiting-for-user":
    "**Promote to Primary** on a replica, or **Restart Instance** on the primary",
  "status.next.switchover": "Wait; writes come back with the new primary",
  "status.next.switchover-stuck":
    "**Promote to Primary** on the old primary, or on another replica that is ready, takes it back",
  "status.next.failover":
    "Wait; the operator first makes sure that nobody receives WAL from the old primary any more",
  "status.next.failover-stuck":
    "See in the operator's log whether a quorum is missing, and why no replica is ready; **Promote to Primary** on the most advanced one ends it",
  "status.next.primary-down":
    "Look at its pod's state and events below; the operator fails over if another instance is fit",
  "status.next.in-progress": "Wait; the instances below show how far it is",
  "status.next.instances-missing":
    "Look below at the instance that is not ready, its pod and its volume",
  "status.next.unknown-phase":
    "This release of the operator is newer than what is known here: read the phase as it stands",
  "status.next.archiving-failing":
    "Mend credentials, bucket or network that the message names; until then WAL fills the volume of the primary",
  "status.next.backup-running": "Nothing",
  "status.next.backup-failed":
    "Read the error of the Backup, mend it, then **Back Up Now**; until then an older backup is the last",
  "status.next.certificate-expired": "Renew the Secret's certificate now: clients are refused",
  "status.next.certificate-expiring":
    "If the Secret is yours, renew its certificate; the operator renews its own a week ahead",
  "status.next.managed-role-failing": "Mend the role in the manifest or in PostgreSQL, as said",
  "status.next.tablespace-failing":
    "See whether its volume is bound and its owner exists as a role",
  "status.next.declared-object-failing": "Mend what the message names, in its manifest",
  "status.next.different-systems":
    "Keep all volumes; the instance that differs was copied from elsewhere: **Recreate Replica** on it",
  "status.next.maintenance": "**End Maintenance Window** when the nodes are back",
  "status.next.image-drift":
    "Wait for the rollout, or see whether `primaryUpdateStrategy: supervised` waits for you",
  "status.next.one-node":
    "The loss of that node stops the database: add nodes, or require anti-affinity",
  "status.next.no-archiving":
    "Add an object store and a plugin with `isWALArchiver`, else there is no point-in-time recovery",
  "status.next.pod-terminating": "Wait; if its node is gone, the pod has to be deleted by force",
  "status.next.pod-not-ready": "Read its log and events",
  "status.next.pod-unschedulable":
    "Free what the message names: memory, CPU, a taint, anti-affinity, or the zone of its volume",
  "status.next.pod-disk-full":
    "Enlarge the claim first, then `storage.size` in the manifest to the same; never delete files of pg_wal",
  "status.next.pod-image-pull":
    "Correct `imageName`, or give the pull secret; then delete the pod, as it is not tried anew by itself for long",
  "status.next.pod-crash-loop": "Read the log of its last run: what it says before it ends",
  "status.next.pod-out-of-memory":
    "Raise `resources.limits.memory`, or lower `shared_buffers`, `work_mem` and connections",
  "status.next.pod-waiting": "Give what the message names: a Secret, a ConfigMap, a volume",
  "status.next.pod-failed": "Read its log; the operator replaces it where it can",
  "status.next.pod-starting": "Wait",
  "status.next.instance-silent":
    "See whether a NetworkPolicy keeps the API server from port 8000, and whether PostgreSQL starts at all",
  "status.next.postgres-down": "Read its log; while it starts or recovers, this is no fault",
  "status.next.far-behind":
    "See whether sending, writing or replaying is slow in the table of replication, and who queries there",
  "status.next.not-streaming":
    "Read its log: WAL that was removed already means **Recreate Replica**; else network or certificates",
  "status.next.replay-paused": "`select pg_wal_replay_resume()` in it, if nobody needs the pause",
  "status.next.slot-lost": "What read from it has to be built anew: **Recreate Replica**",
  "status.next.slot-inactive":
    "Bring back who reads from it, or drop it if nobody does: WAL grows until the volume is full",
  "status.next.wal-waiting": "See whether the archive is slow or refuses; the volume fills up",
  "status.next.archiving-skipped":
    "Take `cnpg.io/skipWalArchiving` away and take a new backup: what was thrown away cannot be recovered",
  "status.next.never-backed-up": "**Back Up Now**, and **New Scheduled Backup** for every day",
  "status.next.schedule-suspended": "**Resume Schedule** when backups are wanted again",
  "status.next.pooler-paused": "**Resume Pooler**",
  "status.next.pooler-incomplete": "Look at its pods: image, Secret, room on the nodes",
};
