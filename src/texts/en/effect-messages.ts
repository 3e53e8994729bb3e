/** What an operation brings about: told beforehand, waited for, and seen at the end. */
export const effectMessages: Readonly<Record<string, string>> = {
  "effect.rolling": "One after the other, replicas first, the primary last: {pods}",
  "effect.supervised":
    "The primary is left out (primaryUpdateStrategy: supervised): promote a replica or restart the primary afterwards",
  "effect.reload":
    "All instances compare their configuration with the Cluster, and read it again where it differs; what needs a restart stays as it is until then",
  "effect.paused":
    "The operator does nothing for it any more: no failover, no new pods, and the status grows old",
  "effect.resumed": "The operator does at once what was left undone",
  "effect.maintenance.keep":
    "The operator waits for drained nodes to come back instead of making replicas elsewhere",
  "effect.maintenance.rebuild": "Data of replicas on drained nodes are deleted",
  "effect.maintenance.single":
    "With one instance the disruption budget still blocks the drain; set enablePDB to false for the time",
  "effect.maintenance.end": "Nodes are expected to be there again",
  "effect.hibernate":
    "All pods go; volumes, services and secrets stay. Backups and poolers fail until it wakes",
  "effect.wake": "All instances come back on their volumes",
  "effect.fence":
    "PostgreSQL is stopped and its pod kept, so that the data can be looked at; there is no failover meanwhile",
  "effect.unfence": "PostgreSQL starts again",
  "effect.scaleUp": "{count} more, cloned one by one from the primary or a volume snapshot",
  "effect.scaleDown": "These go, with their volumes: {pods}",
  "effect.single": "With one instance there is no failover: while it is away, nothing works",
  "effect.inPlace": "PostgreSQL restarts inside its pod, so that no failover happens",
  "effect.replicaPod": "Its pod is deleted and comes back on the same volumes",
  "effect.recreate": "The operator deletes its pod and volumes and clones it anew from the primary",
  "effect.destroyVolumes":
    "Deleted with it: {names}. The operator makes another instance in its place",
  "effect.keepVolumes":
    "Kept without an owner: {names}. The operator makes another instance in its place",
  "effect.deleteClaims": "Deleted with it, data included: {claims}",
  "effect.deleteClaims.unknown": "Its volumes are deleted with it, data included",
  "effect.lastBackup": "Last completed backup known: {time}",
  "effect.deleteLeaves": "Stays, and fails from then on: {left}",
  "effect.promote":
    "{primary} writes everything out and stops (at most {seconds} s), then follows the new primary",
  "effect.promote.lag": "{lag} kB behind the primary",
  "effect.promote.unknownLag":
    "How far it is behind is not known: the primary's status could not be asked",
  "effect.promote.stuck":
    "The switchover to {target} has not ended; this gives it up and goes to another instance",
  "effect.promote.replicaCluster": "In a replica cluster this changes who follows the source",
  "effect.backup.plugin": "The plugin of the cluster writes it",
  "effect.backup.volumeSnapshot": "Volume snapshots are taken in the cluster's storage",
  "effect.backup.barmanObjectStore":
    "Written to the object store by the operator itself; that method is deprecated",
  "effect.backup.schedule":
    "With what the schedule {schedule} asks for; its next runs stay as they are",
  "effect.suspend": "No more backups by this schedule until it is resumed",
  "effect.catchUp": "A run was missed: one backup starts at once",
  "effect.maybeCatchUp": "If a run was missed meanwhile, one backup starts at once",
  "effect.noCatchUp": "No run was missed, so nothing starts before the next one",
  "effect.poolerPause":
    "Running transactions end first; then clients wait, and none is turned away",
  "effect.apply": "Server-side apply as cnpg-workbench: {names}",
  "effect.applyForce": "Fields that others own are taken over",
  "effect.deleteManifest": "Deleted: {names}",

  "waiting.settled": "{phase} {reason} ({ready}/{wanted} ready)",
  "waiting.restarts": "still to restart: {pods}",
  "waiting.annotation": "the server has not stored it yet",
  "waiting.spec": "the server has not stored it yet",
  "waiting.hibernation": "waits for its pods to go: {reason}",
  "waiting.waking": "waits for the operator to notice",
  "waiting.silence": "still ready (its probes have to fail first): {pods}",
  "waiting.ready": "not ready yet: {pods}",
  "waiting.instances": "{present} of {wanted} instances",
  "waiting.count": "{ready} of {wanted} ready",
  "waiting.inPlace": "{pod} restarts",
  "waiting.youngerPostgres":
    "PostgreSQL of {pod} still runs since before, as metrics say that may be half a minute old",
  "waiting.newPod": "waits for the new pod of {pod}",
  "waiting.oldGone": "still there: {left}",
  "waiting.promotion": "{primary} is still the primary; waits for {instance}",
  "waiting.backup": "{phase} on {instance}",
  "waiting.deletion": "still there: {left}",
  "waiting.pooler": "{phase}, not yet {wanted}",

  "seen.gone": "the object was deleted meanwhile",
  "seen.otherTarget": "somebody else has asked for {target} as the primary meanwhile",
  "seen.otherCount": "somebody else has asked for {count} instances meanwhile",
  "seen.promoted":
    "{instance} is the primary now, on timeline {timeline}, and all instances are ready",
  "seen.restarted": "All {count} instances have restarted and are ready",
  "seen.supervised":
    "The replicas have restarted; the primary waits for you: promote a replica or restart the primary",
  "seen.paused": "The operator leaves it alone now",
  "seen.resumed": "The operator looks after it again, and all is as wanted",
  "seen.maintenance": "The maintenance window is open",
  "seen.maintenanceEnd": "The maintenance window is closed",
  "seen.hibernated": "Hibernated: all pods are gone, the volumes are there",
  "seen.awake": "Awake: {primary} is the primary, and all instances are ready",
  "seen.fenced": "Fenced and silent: {pods}",
  "seen.fencedUnseen":
    "The fence is set; whether PostgreSQL has stopped cannot be seen without the right to list pods",
  "seen.unfenced": "Ready again: {pods}",
  "seen.unfencedUnseen":
    "The fence is gone; whether PostgreSQL runs cannot be seen without the right to list pods",
  "seen.scaled": "{name} has {count} instances, all ready",
  "seen.scaled.one": "{name} has 1 instance, which is ready",
  "seen.inPlace": "{pod} has restarted in its pod",
  "seen.notRestarted":
    "the cluster is healthy, but PostgreSQL of {pod} still runs since before: the operator has written over the request, so ask again",
  "seen.inPlaceTold":
    "The operator says that {pod} has restarted in place; its metrics, which tell since when PostgreSQL runs, could not be read",
  "seen.newPod": "{pod} is back and ready",
  "seen.replaced": "Replaced: {ready} instances are ready",
  "seen.deleted": "Deleted, with its pods and volumes",
  "seen.backup": "Backup {backup} is complete, from {instance}",
  "seen.backupFailed": "backup {backup} ended as {phase}: {error}",
  "seen.suspended": "Suspended: no more backups by this schedule",
  "seen.scheduleResumed": "Resumed; next run {next}",
  "seen.poolerPaused": "Paused: its clients wait",
  "seen.poolerResumed": "Its clients go on",
  "seen.poolerPausedUnseen":
    "Told to pause; this release of the operator does not say whether it has",
  "seen.poolerResumedUnseen":
    "Told to go on; this release of the operator does not say whether it has",
  "seen.poolerFailed": "the pooler has failed: {reason}",
};
