import type { JsonObject } from "#domain/kubernetes/json.ts";
import { recoverySnapshotRules } from "#admission/cluster/recovery-snapshot-rules.ts";
import { recoverySourceRules } from "#admission/cluster/recovery-source-rules.ts";
import { recoveryTargetRules } from "#admission/cluster/recovery-target-rules.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { testWebhookCases } from "#test/support/webhook-cases.ts";

const at = "spec.bootstrap.recovery";
const target = `${at}.recoveryTarget`;

function recover(recovery: JsonObject, spec: JsonObject = {}): JsonObject {
  return { ...spec, bootstrap: { recovery } };
}

function until(recoveryTarget: JsonObject): JsonObject {
  return recover({ recoveryTarget });
}

function external(section: JsonObject): JsonObject {
  return { externalClusters: [{ name: "x", ...section }] };
}

const claim = { apiGroup: "", kind: "PersistentVolumeClaim", name: "p" };
const snapshot = { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "s" };
const volumeSnapshots = { storage: claim };
const connected = external({ connectionParameters: {} });
const stored = external({ barmanObjectStore: {} });

const sources: readonly WebhookCase[] = [
  {
    rule: "cluster/pg-basebackup-source-not-found",
    fires: { bootstrap: { pg_basebackup: { source: "X" } }, ...connected },
    at: "spec.bootstrap.pg_basebackup.source",
    passes: [{ bootstrap: { pg_basebackup: { source: "x" } }, ...connected }],
  },
  {
    rule: "cluster/recovery-source-not-found",
    fires: recover({ source: "y" }, connected),
    at: `${at}.source`,
    passes: [recover({ source: "x" }, connected), recover({ source: "" }), recover({})],
  },
  {
    rule: "cluster/recovery-source-unusable",
    fires: recover({ source: "x" }, external({})),
    at: `${at}.source`,
    passes: [recover({ source: "x" }, stored), recover({ source: "x" }, external({ plugin: {} }))],
  },
  {
    rule: "cluster/recovery-source-unusable",
    version: "1.28.1",
    fires: recover({ source: "x" }, connected),
    at: `${at}.source`,
    passes: [recover({ source: "x" }, stored)],
  },
  {
    rule: "cluster/recovery-source-unusable",
    version: "1.28.2",
    fires: recover({ source: "x" }, external({ sslKey: { name: "s", key: "k" } })),
    at: `${at}.source`,
    passes: [recover({ source: "x" }, connected)],
  },
];

const snapshots: readonly WebhookCase[] = [
  {
    rule: "cluster/recovery-snapshot-with-backup",
    fires: recover({ volumeSnapshots, backup: {} }),
    at: `${at}.backup`,
    passes: [recover({ volumeSnapshots }), recover({ backup: { name: "b" } })],
  },
  {
    rule: "cluster/recovery-snapshot-with-backup-id",
    fires: recover({ volumeSnapshots, recoveryTarget: { backupID: "b", targetImmediate: true } }),
    at: `${target}.backupID`,
    passes: [
      recover({ volumeSnapshots, recoveryTarget: { targetImmediate: true } }),
      recover({ recoveryTarget: { backupID: "b", targetImmediate: true } }),
    ],
  },
  {
    rule: "cluster/recovery-snapshot-kind",
    fires: recover({ volumeSnapshots: { storage: { ...claim, kind: "Secret" } } }),
    at: `${at}.volumeSnapshots.storage`,
    passes: [
      recover({ volumeSnapshots: { storage: snapshot } }),
      recover({
        volumeSnapshots: { storage: claim, tablespaceStorage: { a: { kind: "Secret" } } },
      }),
    ],
  },
  {
    rule: "cluster/recovery-snapshot-kind",
    fires: recover(
      { volumeSnapshots: { storage: claim, walStorage: { ...snapshot, apiGroup: "" } } },
      { walStorage: { size: "1Gi" } },
    ),
    at: `${at}.volumeSnapshots.walStorage`,
    passes: [
      recover(
        { volumeSnapshots: { storage: claim, walStorage: snapshot } },
        { walStorage: { size: "1Gi" } },
      ),
    ],
  },
  {
    rule: "cluster/recovery-snapshot-wal-without-wal-storage",
    fires: recover({ volumeSnapshots: { storage: claim, walStorage: claim } }),
    at: `${at}.volumeSnapshots.walStorage`,
    passes: [recover({ volumeSnapshots }, { walStorage: { size: "1Gi" } })],
  },
];

const backupID = "b";
const older = until({ targetXID: "-1", backupID });

const targets: readonly WebhookCase[] = [
  {
    rule: "cluster/recovery-target-exclusive",
    fires: until({ targetLSN: "0/1", targetTime: "2024-01-01 00:00:00" }),
    at: target,
    passes: [until({ targetLSN: "0/1", targetTLI: "2", exclusive: true, backupID })],
  },
  {
    rule: "cluster/recovery-target-exclusive",
    fires: until({ targetImmediate: false, targetLSN: "0/1", backupID }),
    at: target,
    passes: [until({ targetImmediate: null, targetLSN: "0/1" })],
  },
  {
    rule: "cluster/recovery-target-time",
    fires: until({ targetTime: "2021-09-01 10:22:47.0 +06:00" }),
    at: `${target}.targetTime`,
    passes: [until({ targetTime: "2021-09-01 10:22:47.0+06:00" }), until({ targetTime: "" })],
  },
  {
    rule: "cluster/recovery-target-lsn",
    fires: until({ targetLSN: "16B374D848" }),
    at: `${target}.targetLSN`,
    passes: [until({ targetLSN: "16/B374D848" })],
  },
  {
    rule: "cluster/recovery-target-xid",
    fires: until({ targetXID: "4294967296", backupID }),
    at: `${target}.targetXID`,
    passes: [until({ targetXID: "4294967295", backupID }), until({ targetXID: "0", backupID })],
  },
  {
    rule: "cluster/recovery-target-xid",
    version: "1.29.1",
    fires: older,
    at: `${target}.targetXID`,
    passes: [],
  },
  {
    rule: "cluster/recovery-target-name-long",
    fires: until({ targetName: "ä".repeat(32), backupID }),
    at: `${target}.targetName`,
    passes: [until({ targetName: "a".repeat(63), backupID })],
  },
  {
    rule: "cluster/recovery-target-name-control",
    fires: until({ targetName: "a\nb", backupID }),
    at: `${target}.targetName`,
    passes: [until({ targetName: "a b", backupID }), until({ targetName: "\u0080", backupID })],
  },
  {
    rule: "cluster/recovery-target-backup-id",
    fires: until({ targetImmediate: true }),
    at: target,
    passes: [
      until({ targetImmediate: true, backupID }),
      until({ targetTime: "2024-01-01" }),
      recover({ volumeSnapshots, recoveryTarget: { targetName: "n" } }),
    ],
  },
  {
    rule: "cluster/recovery-target-backup-id",
    version: "1.29.0",
    fires: until({ targetXID: "1" }),
    at: target,
    passes: [older, until({ targetName: "a".repeat(64), backupID })],
  },
  {
    rule: "cluster/recovery-target-tli",
    fires: until({ targetTLI: "0" }),
    at: `${target}.targetTLI`,
    passes: ["latest", "1", "+2", ""].map((targetTLI) => until({ targetTLI })),
  },
  {
    rule: "cluster/recovery-target-tli",
    fires: until({ targetTLI: "Latest" }),
    at: `${target}.targetTLI`,
    passes: [],
  },
];

testWebhookCases(
  [...recoverySourceRules, ...recoverySnapshotRules, ...recoveryTargetRules],
  [...sources, ...snapshots, ...targets],
);
