/** Labels and annotations, and what their values do. */
export const metadataKeyMessages: Readonly<Record<string, string>> = {
  "metadata.cnpg.io/hibernation":
    "Stops all pods of the cluster and keeps its volumes, or starts them again.",
  "metadata.cnpg.io/hibernation.on": "`on`: the pods are deleted, the volumes stay.",
  "metadata.cnpg.io/hibernation.off": "`off`: the pods run again.",
  "metadata.cnpg.io/fencedInstances":
    'JSON list of instances whose PostgreSQL is stopped while their pods stay; `["*"]` means all. No failover happens for a fenced primary.',
  "metadata.cnpg.io/reloadedAt":
    "A new value makes all instances read their configuration again. `kubectl cnpg reload` writes it.",
  "metadata.kubectl.kubernetes.io/restartedAt":
    "A new value restarts all instances one after another. `kubectl cnpg restart` writes it.",
  "metadata.cnpg.io/reconciliationLoop":
    "`disabled` makes the operator leave the cluster alone: no failover by it, no repairs. For emergencies; remove it afterwards.",
  "metadata.cnpg.io/skipWalArchiving":
    "`enabled` stops WAL archiving as long as it stands there; restores cannot cross the gap.",
  "metadata.cnpg.io/skipEmptyWalArchiveCheck":
    "`enabled` lets a new cluster write into an archive that already holds WAL; two clusters can ruin each other's backups that way.",
  "metadata.cnpg.io/podPatch":
    "JSON patch that is laid over every instance pod. What it breaks is not noticed by the operator.",
  "metadata.cnpg.io/coredumpFilter":
    "Bit mask of the memory that core dumps hold; `0x31` leaves shared memory out.",
  "metadata.cnpg.io/forceLegacyBackup":
    "`true` passes the old options to Barman, for images with an old version of it.",
  "metadata.alpha.cnpg.io/enableInstancePprof":
    "`true` opens a profiling endpoint in the instance manager. Restarts the pods.",
  "metadata.alpha.cnpg.io/livenessPinger":
    "JSON settings of the check that stops a primary which is cut off from the others.",
  "metadata.alpha.cnpg.io/failoverQuorum":
    "`true` lets a failover happen only where no acknowledged transaction can be lost.",
  "metadata.cnpg.io/reconcilePodSpec":
    "`disabled` keeps pods from being replaced when their computed specification changes, for instance after an operator upgrade.",
  "metadata.cnpg.io/validation":
    "`disabled` switches the operator's own checks of the manifest off; mistakes then show up later and cost more.",
  "metadata.cnpg.io/validation.disabled": "`disabled`: mistakes are accepted.",
  "metadata.cnpg.io/validation.enabled":
    "`enabled`: manifests are checked, as without the annotation.",
  "metadata.cnpg.io/volumeSnapshotDeadline":
    "Minutes for which errors of a volume snapshot are tried again before the backup fails.",
  "metadata.cnpg.io/reload":
    "`true` makes the operator act on changes of this object at once, and not at the next reconciliation.",
  "metadata.cnpg.io/cluster": "Name of the cluster that the object belongs to.",
  "metadata.app.kubernetes.io/name": "Name of the application, such as `postgresql`.",
  "metadata.app.kubernetes.io/instance": "Which installation of the application this is.",
  "metadata.app.kubernetes.io/version":
    "Version of the application, quoted where it looks like a number.",
  "metadata.app.kubernetes.io/component": "Role within the application, such as `database`.",
  "metadata.app.kubernetes.io/part-of": "The larger application that this belongs to.",
  "metadata.app.kubernetes.io/managed-by": "The tool that applies the manifest.",
};
