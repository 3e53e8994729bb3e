import { isSetAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { parseGoInteger } from "#domain/kubernetes/go-integer.ts";

const deadline = ["metadata", "annotations", "cnpg.io/volumeSnapshotDeadline"];

/** What a backup may say depends on how it is made. */
export const backupRules: readonly WebhookRule[] = [
  onlineRule("backup/online-with-barman", "Backup", "online"),
  onlineRule("backup/online-config-with-barman", "Backup", "onlineConfiguration"),
  onlineRule("scheduledbackup/online-with-barman", "ScheduledBackup", "online"),
  onlineRule("scheduledbackup/online-config-with-barman", "ScheduledBackup", "onlineConfiguration"),
  {
    id: "backup/plugin-config-missing",
    namedSteps: 2,
    code: "backup-plugin-missing",
    kinds: ["Backup"],
    on: "write",
    severity: "error",
    mirrors: "BackupCustomValidator.validate",
    *check({ object }) {
      const path = ["spec", "pluginConfiguration", "name"];
      if (textAt(object, ["spec", "method"]) === "plugin" && textAt(object, path) === "") {
        yield { path };
      }
    },
  },
  {
    id: "backup/snapshot-deadline-annotation",
    code: "invalid-annotation",
    kinds: ["Backup"],
    on: "write",
    severity: "error",
    mirrors: "BackupCustomValidator.validate",
    *check({ object }) {
      const value = textAt(object, deadline);
      if (value !== "" && parseGoInteger(value) === undefined) {
        yield { path: deadline, values: { value } };
      }
    },
  },
];

function onlineRule(id: string, kind: CnpgKind, field: string): WebhookRule {
  const path = ["spec", field];
  return {
    id,
    code: "online-needs-snapshots",
    kinds: [kind],
    on: "write",
    severity: "error",
    mirrors: `${kind}CustomValidator.validate`,
    *check({ object }): Iterable<Violation> {
      const barman = textAt(object, ["spec", "method"]) === "barmanObjectStore";
      if (barman && isSetAt(object, path)) yield { path, values: { field } };
    },
  };
}
