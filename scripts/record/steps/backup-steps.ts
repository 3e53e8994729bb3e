import { all, backupIs, conditionIs, has } from "./holds.ts";
import type { Steps } from "./step.ts";

/** Backups that work, by both methods, and such that do not. */
export const backupSteps: Steps = {
  "backup-failed/1-failed": {
    shows: "A backup of a cluster that has no place for backups",
    holds: backupIs("nowhere", "failed"),
  },
  "wal-archive-failing/1-archiving-fails": {
    shows: "PostgreSQL works, its WAL cannot be archived",
    holds: conditionIs("ContinuousArchiving", "False"),
  },
  "wal-archive-failing/2-backup-waits": {
    shows: "A backup says that it runs and waits for the archive, for up to ten minutes",
    holds: all(conditionIs("ContinuousArchiving", "False"), backupIs("unreachable", "running")),
  },
  "wal-archive-failing/3-backup-gives-up": {
    shows: "The backup was not begun, as no WAL could be archived in that time",
    holds: all(
      conditionIs("ContinuousArchiving", "False"),
      backupIs("unreachable", "walArchivingFailing"),
    ),
  },
  ...backupsThatWork("backup"),
  ...backupsThatWork("plugin-backup"),
};

function backupsThatWork(scenario: string): Steps {
  return {
    [`${scenario}/1-archiving`]: {
      shows: "WAL arrives in the object store",
      holds: conditionIs("ContinuousArchiving", "True"),
    },
    [`${scenario}/2-backup-begins`]: {
      shows: "A backup that was asked for, while it is made",
      holds: backupIs("first", "started", "running", "finalizing"),
    },
    [`${scenario}/3-completed`]: {
      shows: "The finished backup",
      holds: backupIs("first", "completed"),
    },
    [`${scenario}/4-scheduled`]: {
      shows: "The first backup of a schedule that also asks for one at once",
      holds: all(has("ScheduledBackup"), backupIs("nightly", "completed")),
    },
  };
}
