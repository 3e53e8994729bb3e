import type { Notes } from "#texts/catalogue.ts";

/** One backup. What it shares with ScheduledBackup is in the shared notes. */
export const backupNotes: Notes = {
  spec: "One backup, taken once, as soon as the object exists. The spec cannot be changed afterwards: create another Backup instead.",
  "spec.cluster":
    "Cluster to back up, in the same namespace. A hibernated cluster cannot be backed up.",
  "spec.target":
    "Which instance runs this backup: `primary` or `prefer-standby`. Without it the cluster's `backup.target` counts.",
  status: "How the backup went. Deleting a Backup object does not delete data in an object store.",
  "status.phase":
    "`pending`, `started`, `running`, `finalizing`, then `completed` or `failed`. `walArchivingFailing`: not begun, as no WAL could be archived for ten minutes; make a new Backup when archiving works.",
  "status.error": "Why the backup failed.",
  "status.commandError": "What the backup command printed when it failed.",
  "status.commandOutput": "No longer used; see `commandError`.",
  "status.method": "Method that was used: `barmanObjectStore`, `volumeSnapshot` or `plugin`.",
  "status.online": "Whether PostgreSQL went on running during a snapshot backup.",
  "status.startedAt": "When the copy began.",
  "status.stoppedAt": "When the copy ended. A point-in-time target must be later than this.",
  "status.reconciliationStartedAt": "When the operator took up the backup. Since 1.29.",
  "status.reconciliationTerminatedAt":
    "When the operator was done with the backup, successful or not. Since 1.29.",
  "status.backupId":
    "Identifier in the backup catalog, to be used as `recoveryTarget.backupID` in a restore.",
  "status.backupName": "Name of the backup in the object store's catalog.",
  "status.beginWal": "First WAL file that a restore needs.",
  "status.endWal": "Last WAL file that a restore needs to be consistent; it must be archived.",
  "status.beginLSN": "WAL position at the start of the backup.",
  "status.endLSN": "WAL position at the end of the backup.",
  "status.backupLabelFile": "Contents of `backup_label`, kept for restores from online snapshots.",
  "status.tablespaceMapFile": "Contents of `tablespace_map`, kept for restores with tablespaces.",
  "status.instanceID": "Instance that took the backup.",
  "status.instanceID.podName": "Pod that took the backup.",
  "status.instanceID.ContainerID":
    "Container that took the backup. Another one now means that the backup was interrupted.",
  "status.instanceID.sessionID":
    "Run of the instance manager that took the backup. Another one now means that it was interrupted by a restart.",
  "status.majorVersion":
    "PostgreSQL major version of the backup. It can only be restored to the same one.",
  "status.pluginMetadata": "What the plugin recorded about the backup.",
  "status.pluginMetadata.*": "Value recorded by the plugin under this key.",
  "status.serverName": "Folder of the server in the object store.",
  "status.destinationPath": "Bucket and folder that the backup was written to.",
  "status.endpointURL": "Address of the object store that was used.",
  "status.encryption": "Encryption that the object store was asked for.",
  "status.snapshotBackupStatus": "Snapshots that make up this backup.",
  "status.snapshotBackupStatus.elements": "One entry per volume that was snapshotted.",
  "status.snapshotBackupStatus.elements.name": "Name of the VolumeSnapshot object.",
  "status.snapshotBackupStatus.elements.type":
    "What the volume holds: `PG_DATA`, `PG_WAL` or `PG_TABLESPACE`.",
  "status.snapshotBackupStatus.elements.tablespaceName": "Tablespace that the snapshot holds.",
};
