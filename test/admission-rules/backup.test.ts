import { backupRules } from "#admission/backup/backup-rules.ts";
import { scheduleRules } from "#admission/scheduled-backup/schedule-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const cluster = { name: "x" };
const barman = { cluster, method: "barmanObjectStore" };
const snapshot = { cluster, method: "volumeSnapshot" };
const plugin = { cluster, method: "plugin" };

function deadline(value: string) {
  return { annotations: { "cnpg.io/volumeSnapshotDeadline": value } };
}

testAdmissionCases("Backup", backupRules, [
  {
    rule: "backup/online-with-barman",
    at: "spec.online",
    wrong: { ...barman, online: false },
    right: { ...plugin, online: false },
  },
  {
    rule: "backup/online-config-with-barman",
    at: "spec.onlineConfiguration",
    wrong: { ...barman, onlineConfiguration: {} },
    right: { ...snapshot, onlineConfiguration: {} },
  },
  {
    rule: "backup/plugin-config-missing",
    at: "spec.pluginConfiguration.name",
    wrong: { ...plugin, pluginConfiguration: { name: "" } },
    right: { ...plugin, pluginConfiguration: { name: "p" } },
  },
  {
    rule: "backup/snapshot-deadline-annotation",
    at: "metadata.annotations.cnpg.io/volumeSnapshotDeadline",
    wrong: barman,
    wrongMetadata: deadline("10m"),
    right: barman,
    rightMetadata: deadline("+10"),
  },
]);

testAdmissionCases(
  "ScheduledBackup",
  [...backupRules, ...scheduleRules],
  [
    {
      rule: "scheduledbackup/online-with-barman",
      at: "spec.online",
      wrong: { ...barman, online: true },
      right: { ...snapshot, online: true },
    },
    {
      rule: "scheduledbackup/online-config-with-barman",
      at: "spec.onlineConfiguration",
      wrong: { ...barman, onlineConfiguration: {} },
      right: { ...plugin, onlineConfiguration: {} },
    },
    {
      rule: "scheduledbackup/schedule-invalid",
      at: "spec.schedule",
      wrong: { schedule: "0 0 0 * * 7" },
      right: { schedule: "0 0 0 * * 6" },
    },
    {
      rule: "scheduledbackup/warn-schedule-fields",
      at: "spec.schedule",
      wrong: { schedule: "0 2 * * *" },
      right: { schedule: "0 0 2 * * *" },
    },
    {
      rule: "scheduledbackup/warn-schedule-fields",
      at: "spec.schedule",
      wrong: { schedule: "@every 1h" },
      right: { schedule: "@Daily" },
    },
  ],
);
