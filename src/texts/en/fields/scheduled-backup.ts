import type { Notes } from "#texts/catalogue.ts";

/** Backups by schedule. What it shares with Backup is in the shared notes. */
export const scheduledBackupNotes: Notes = {
  spec: "A schedule that creates a Backup object each time. Changes apply to future backups only.",
  "spec.cluster": "Cluster to back up, in the same namespace. Cannot be changed.",
  "spec.schedule":
    "Six fields: second, minute, hour, day, month, weekday (`0 0 2 * * *` is 02:00 daily), or `@daily` and its like. A crontab line of five fields is read with the minutes as seconds and backs up far too often: put `0` in front. Times are in the operator's time zone, usually UTC.",
  "spec.suspend":
    "`true` pauses the schedule, for instance while the cluster hibernates. Resuming takes one missed backup at once.",
  "spec.immediate":
    "`true` takes a first backup as soon as the object is created; recommended, as a cluster without any base backup cannot be restored.",
  "spec.backupOwnerReference":
    "What the created Backup objects belong to: `none` keeps them, `self` deletes them with this schedule, `cluster` with the cluster. Data in an object store stays in any case.",
  "spec.target":
    "Which instance runs these backups: `primary` or `prefer-standby`. Without it the cluster's `backup.target` counts.",
  "status.lastCheckTime": "When the schedule was looked at last.",
  "status.lastScheduleTime": "When the last backup was started. It says nothing about its success.",
  "status.nextScheduleTime": "When the next backup is due.",
  "status.error": "Last objection of the operator to the schedule. Since 1.30.",
};
