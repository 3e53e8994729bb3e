import type { JsonObject } from "#domain/kubernetes/json.ts";
import { bootstrapPath } from "#admission/cluster/bootstrap-section.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { mapAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

/** Restoring from volume snapshots goes alone, from volumes that the operator can copy. */
export const recoverySnapshotRules: readonly WebhookRule[] = [
  snapshotRule("cluster/recovery-snapshot-with-backup", function* (recovery) {
    if (isWithBackup(recovery)) yield { path: bootstrapPath("recovery", "backup") };
  }),
  snapshotRule("cluster/recovery-snapshot-with-backup-id", function* (recovery) {
    const backup = backupIdOf(recovery);
    if (isWithBackup(recovery) || backup === "") return;
    yield { path: bootstrapPath("recovery", "recoveryTarget", "backupID"), values: { backup } };
  }),
  snapshotRule("cluster/recovery-snapshot-kind", function* (recovery) {
    if (isWithBackup(recovery) || backupIdOf(recovery) !== "") return;
    yield* judgeReference(recovery, "storage");
    yield* judgeReference(recovery, "walStorage");
  }),
  snapshotRule("cluster/recovery-snapshot-wal-without-wal-storage", function* (recovery, object) {
    if (isWithBackup(recovery) || backupIdOf(recovery) !== "") return;
    const hasVolume = mapAt(object, ["spec", "walStorage"]) !== undefined;
    const hasSnapshot = mapAt(recovery, ["volumeSnapshots", "walStorage"]) !== undefined;
    if (hasSnapshot && !hasVolume) {
      yield { path: bootstrapPath("recovery", "volumeSnapshots", "walStorage") };
    }
  }),
];

type SnapshotCheck = (recovery: JsonObject, object: JsonObject) => Iterable<Violation>;

function snapshotRule(id: string, check: SnapshotCheck): WebhookRule {
  return clusterError({
    id,
    code: "invalid-recovery-snapshot",
    mirrors: "validateBootstrapRecoveryDataSource",
    *check({ object }) {
      const recovery = mapAt(object, bootstrapPath("recovery"));
      if (recovery !== undefined && mapAt(recovery, ["volumeSnapshots"]) !== undefined) {
        yield* check(recovery, object);
      }
    },
  });
}

function isWithBackup(recovery: JsonObject): boolean {
  return mapAt(recovery, ["backup"]) !== undefined;
}

function backupIdOf(recovery: JsonObject): string {
  return textAt(recovery, ["recoveryTarget", "backupID"]);
}

/** The volumes of tablespaces are not looked at. */
function* judgeReference(recovery: JsonObject, volume: string): Iterable<Violation> {
  const reference = mapAt(recovery, ["volumeSnapshots", volume]);
  if (reference === undefined) return;
  const kind = textAt(reference, ["kind"]);
  const group = textAt(reference, ["apiGroup"]);
  if (sources.some((source) => source.kind === kind && source.group === group)) return;
  const path = bootstrapPath("recovery", "volumeSnapshots", volume);
  yield { path, values: { kind, group: group === "" ? '""' : group } };
}

const sources = [
  { kind: "VolumeSnapshot", group: "snapshot.storage.k8s.io" },
  { kind: "PersistentVolumeClaim", group: "" },
];
