import type { JsonObject } from "#domain/kubernetes/json.ts";
import { objectStoreRules } from "#admission/cluster/object-store-rules.ts";
import { replicationSlotRules } from "#admission/cluster/replication-slot-rules.ts";
import { walArchiverRules } from "#admission/cluster/wal-archiver-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const key = { name: "s", key: "k" };
const at = "spec.backup.barmanObjectStore";

function store(credentials: JsonObject) {
  return { backup: { barmanObjectStore: { destinationPath: "s3://b", ...credentials } } };
}

function azure(azureCredentials: JsonObject) {
  return store({ azureCredentials });
}

function s3(s3Credentials: JsonObject) {
  return store({ s3Credentials });
}

function google(googleCredentials: JsonObject) {
  return store({ googleCredentials });
}

function excluded(pattern: string, enabled = true) {
  return {
    replicationSlots: {
      highAvailability: { enabled: false },
      synchronizeReplicas: { enabled, excludePatterns: ["^a", pattern] },
    },
  };
}

function decoding(imageName: string, parameters: JsonObject) {
  return {
    imageName,
    postgresql: { parameters },
    replicationSlots: { highAvailability: { enabled: true, synchronizeLogicalDecoding: true } },
  };
}

function failoverSlots(parameters: JsonObject, enabled: boolean) {
  return {
    postgresql: { parameters: { "pg_failover_slots.worker_nap_time": "1", ...parameters } },
    replicationSlots: { highAvailability: { enabled } },
  };
}

testAdmissionCases(
  "Cluster",
  [...objectStoreRules, ...walArchiverRules, ...replicationSlotRules],
  [
    {
      rule: "cluster/backup-credentials-missing",
      at,
      wrong: store({}),
      right: s3({ inheritFromIAMRole: true }),
    },
    {
      rule: "cluster/backup-credentials-multiple",
      at,
      wrong: store({
        s3Credentials: { inheritFromIAMRole: true },
        googleCredentials: { gkeEnvironment: true },
      }),
      right: google({ gkeEnvironment: true }),
    },
    {
      rule: "cluster/backup-azure-auth-count",
      at: `${at}.azureCredentials`,
      wrong: azure({ inheritFromAzureAD: true, useDefaultAzureCredentials: true }),
      right: azure({ inheritFromAzureAD: false, useDefaultAzureCredentials: true }),
    },
    {
      // The provider that comes last speaks alone.
      rule: "cluster/backup-azure-auth-count",
      at: `${at}.azureCredentials`,
      wrong: azure({}),
      right: store({ azureCredentials: {}, googleCredentials: { gkeEnvironment: true } }),
    },
    {
      rule: "cluster/backup-azure-connection-string-exclusive",
      at: `${at}.azureCredentials`,
      wrong: azure({ connectionString: key, storageAccount: key }),
      right: azure({ connectionString: key }),
    },
    {
      rule: "cluster/backup-azure-connection-string-exclusive",
      operator: "1.28.0",
      at: `${at}.azureCredentials`,
      wrong: azure({ connectionString: key, storageKey: key }),
      right: azure({ connectionString: key, storageAccount: key }),
    },
    {
      rule: "cluster/backup-azure-storage-account-missing",
      at: `${at}.azureCredentials`,
      wrong: azure({ storageSasToken: key }),
      right: azure({ storageSasToken: key, storageAccount: key }),
    },
    {
      rule: "cluster/backup-s3-key-pair",
      at: `${at}.s3Credentials`,
      wrong: s3({ accessKeyId: key }),
      right: s3({ accessKeyId: key, secretAccessKey: key }),
    },
    {
      rule: "cluster/backup-s3-auth-missing",
      at: `${at}.s3Credentials`,
      wrong: s3({ region: key }),
      right: s3({ secretAccessKey: key }),
    },
    {
      rule: "cluster/backup-s3-auth-multiple",
      at: `${at}.s3Credentials`,
      wrong: s3({ accessKeyId: key, inheritFromIAMRole: true }),
      right: s3({ accessKeyId: null, inheritFromIAMRole: true }),
    },
    {
      rule: "cluster/backup-gcs-credentials-missing",
      at: `${at}.googleCredentials`,
      wrong: google({ gkeEnvironment: false }),
      right: google({ applicationCredentials: key }),
    },
    {
      rule: "cluster/backup-gcs-credentials-extra",
      at: `${at}.googleCredentials`,
      wrong: google({ gkeEnvironment: true, applicationCredentials: key }),
      right: google({ gkeEnvironment: false, applicationCredentials: key }),
    },
    {
      rule: "cluster/plugin-wal-archiver-with-barman",
      at: "spec.plugins.0.isWALArchiver",
      wrong: {
        plugins: [{ name: "p", isWALArchiver: true }],
        ...s3({ inheritFromIAMRole: true }),
      },
      right: {
        plugins: [{ name: "p", isWALArchiver: true, enabled: false }],
        ...s3({ inheritFromIAMRole: true }),
      },
    },
    {
      rule: "cluster/plugin-wal-archiver-multiple",
      at: "spec.plugins.1.isWALArchiver",
      wrong: {
        plugins: [
          { name: "p", isWALArchiver: true },
          { name: "q", isWALArchiver: true },
        ],
      },
      right: { plugins: [{ name: "p", isWALArchiver: true }, { name: "q" }] },
    },
    {
      rule: "cluster/slots-exclude-pattern",
      at: "spec.replicationSlots.synchronizeReplicas.excludePatterns.1",
      wrong: excluded("("),
      right: excluded("(", false),
    },
    {
      rule: "cluster/logical-decoding-needs-failover-slots",
      at: "spec.replicationSlots.highAvailability.synchronizeLogicalDecoding",
      wrong: decoding("pg:16", {}),
      right: decoding("pg:16", { "pg_failover_slots.dsn": "" }),
    },
    {
      rule: "cluster/logical-decoding-hot-standby-feedback",
      at: "spec.postgresql.parameters.hot_standby_feedback",
      wrong: decoding("pg:17", { hot_standby_feedback: "maybe" }),
      right: decoding("pg:17", { hot_standby_feedback: "Tru" }),
    },
    {
      rule: "cluster/logical-decoding-sync-slots",
      at: "spec.postgresql.parameters.sync_replication_slots",
      wrong: decoding("pg:18", {}),
      right: decoding("pg:v18", {}),
    },
    {
      rule: "cluster/failover-slots-hot-standby-feedback",
      at: "spec.postgresql.parameters.hot_standby_feedback",
      wrong: failoverSlots({}, true),
      right: failoverSlots({ hot_standby_feedback: "on" }, true),
    },
    {
      rule: "cluster/failover-slots-ha-disabled",
      at: "spec.replicationSlots.highAvailability.enabled",
      wrong: failoverSlots({ hot_standby_feedback: "on" }, false),
      right: failoverSlots({ hot_standby_feedback: "on" }, true),
    },
  ],
);
