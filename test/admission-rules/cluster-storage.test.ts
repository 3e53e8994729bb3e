import { storageRules } from "#admission/cluster/storage-rules.ts";
import { tablespaceRules } from "#admission/cluster/tablespace-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const storage = { size: "1Gi" };

function tablespaces(...names: readonly string[]) {
  return { tablespaces: names.map((name) => ({ name, storage })) };
}

testAdmissionCases(
  "Cluster",
  [...storageRules, ...tablespaceRules],
  [
    {
      rule: "cluster/storage-size-invalid",
      at: "spec.storage.size",
      wrong: { storage: { size: "10GB" } },
      right: { storage: { size: "-10G" } },
    },
    {
      rule: "cluster/storage-size-invalid",
      at: "spec.tablespaces.0.storage.size",
      wrong: { tablespaces: [{ name: "a", storage: { size: " 1Gi" } }] },
      right: tablespaces("a"),
    },
    {
      rule: "cluster/storage-size-missing",
      at: "spec.storage.size",
      wrong: { storage: { pvcTemplate: { resources: { requests: { storage: "0" } } } } },
      right: { storage: { pvcTemplate: { resources: { requests: { storage: "1Gi" } } } } },
    },
    {
      rule: "cluster/storage-size-missing",
      at: "spec.walStorage.size",
      wrong: { walStorage: {} },
      right: { walStorage: null },
    },
    {
      rule: "cluster/ephemeral-volume-conflict",
      at: "spec.ephemeralVolumeSource",
      wrong: { ephemeralVolumeSource: {}, ephemeralVolumesSizeLimit: { temporaryData: "1Gi" } },
      right: { ephemeralVolumeSource: {}, ephemeralVolumesSizeLimit: { shm: "1Gi" } },
    },
    {
      rule: "cluster/tablespace-name-duplicate",
      at: "spec.tablespaces.1.name",
      wrong: tablespaces("a", "A"),
      right: tablespaces("a", "b"),
    },
    {
      rule: "cluster/tablespace-name-reserved",
      at: "spec.tablespaces.0.name",
      wrong: tablespaces("pg_x"),
      right: tablespaces("PG_x"),
    },
    {
      rule: "cluster/tablespace-name-invalid",
      at: "spec.tablespaces.0.name",
      wrong: tablespaces("a-b"),
      right: tablespaces("_a$B1"),
    },
    {
      rule: "cluster/tablespace-name-too-long",
      at: "spec.tablespaces.0.name",
      wrong: tablespaces("a".repeat(64)),
      right: tablespaces("a".repeat(63)),
    },
    {
      rule: "cluster/tablespace-volume-collision",
      at: "spec.tablespaces.1.name",
      wrong: tablespaces("a_b", "A$b"),
      right: tablespaces("a_b", "A_B"),
    },
    {
      rule: "cluster/tablespace-snapshot-class-unknown",
      at: "spec.backup.volumeSnapshot.tablespaceClassName.A",
      wrong: {
        ...tablespaces("a"),
        backup: { volumeSnapshot: { tablespaceClassName: { A: "c" } } },
      },
      right: {
        ...tablespaces("a"),
        backup: { volumeSnapshot: { tablespaceClassName: { a: "c" } } },
      },
    },
  ],
);
