import type { JsonObject } from "#domain/kubernetes/json.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterRules } from "#admission/cluster/parameter-rules.ts";
import { walLevelRules } from "#admission/cluster/wal-level-rules.ts";
import { walSizeRules } from "#admission/cluster/wal-size-rules.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { clusterOf, judge, testWebhookCases } from "#test/support/webhook-cases.ts";

const at = "spec.postgresql.parameters";

function set(parameters: JsonObject, spec: JsonObject = {}): JsonObject {
  return { ...spec, postgresql: { parameters } };
}

function withoutArchive(parameters: JsonObject, spec: JsonObject = {}): JsonObject {
  return clusterOf(set(parameters, spec), { "cnpg.io/skipWalArchiving": "enabled" });
}

const minimal = { wal_level: "minimal", max_wal_senders: "0" };
const wal = { walStorage: { size: "1Gi" } };
const copied = { bootstrap: { pg_basebackup: { source: "x", database: "a", owner: "a" } } };
const replica = {
  ...copied,
  replica: { enabled: true, source: "x" },
  externalClusters: [{ name: "x", plugin: {} }],
};

const names: readonly WebhookCase[] = [
  {
    rule: "cluster/param-name-invalid",
    fires: set({ "work-mem": "1MB" }),
    at: `${at}.work-mem`,
    passes: [set({ work_mem: "1MB", "a.b$": "1", _x: "" })],
  },
  {
    rule: "cluster/param-name-invalid",
    version: "1.28.4",
    fires: set({ "a.b.c": "1" }),
    at: `${at}.a.b.c`,
    passes: [],
  },
  {
    rule: "cluster/param-fixed",
    version: "1.29.1",
    fires: set({ ssl_ecdh_curve: "prime256v1" }),
    at: `${at}.ssl_ecdh_curve`,
    passes: [set({ "work-mem": "1MB" })],
  },
  {
    rule: "cluster/param-fixed",
    fires: set({ archive_command: "/bin/true" }),
    at: `${at}.archive_command`,
    passes: [set({ Archive_Command: "x", archive_mode: "on", ssl_ecdh_curve: "prime256v1" })],
  },
  {
    rule: "cluster/param-fixed",
    fires: set({ log_destination: "stderr" }),
    at: `${at}.log_destination`,
    passes: [set({ log_destination: "csvlog", shared_preload_libraries: "" })],
  },
  {
    rule: "cluster/param-fixed",
    fires: set({ port: "5432" }),
    at: `${at}.port`,
    passes: [],
  },
];

const values: readonly WebhookCase[] = [
  {
    rule: "cluster/shared-buffers-unparseable",
    fires: set({ shared_buffers: "1G" }),
    at: `${at}.shared_buffers`,
    passes: ["1GB", "256", "", "1 GB", "1.5GB"].map((text) => set({ shared_buffers: text })),
  },
  {
    rule: "cluster/min-wal-size-unparseable",
    fires: set({ min_wal_size: "1G" }),
    at: `${at}.min_wal_size`,
    passes: [set({ min_wal_size: "" }), set({ min_wal_size: "100MB" })],
  },
  {
    rule: "cluster/max-wal-size-unparseable",
    fires: set({ max_wal_size: "1Gb" }),
    at: `${at}.max_wal_size`,
    passes: [set({ max_wal_size: "" }), set({ max_wal_size: "2GB" })],
  },
  ...["hot_standby_feedback", "sync_replication_slots", "wal_log_hints"].map((name) => ({
    rule: `cluster/${name.replaceAll("_", "-")}-not-bool`,
    fires: set({ [name]: "" }),
    at: `${at}.${name}`,
    passes: ["on", "OF", "tru", "0"].map((word) => set({ [name]: word })),
  })),
];

const levels: readonly WebhookCase[] = [
  {
    rule: "cluster/wal-level-unknown",
    fires: set({ wal_level: "Replica" }),
    at: `${at}.wal_level`,
    passes: [set({ wal_level: "replica" }), set({ wal_level: "logical" }), set({})],
  },
  {
    rule: "cluster/wal-level-minimal-forbidden",
    fires: set(minimal),
    at: `${at}.wal_level`,
    passes: [withoutArchive(minimal)],
  },
  {
    rule: "cluster/wal-level-minimal-forbidden",
    fires: withoutArchive(minimal, { instances: 2 }),
    at: `${at}.wal_level`,
    passes: [withoutArchive({ wal_level: "replica" }, { instances: 2 })],
  },
  {
    rule: "cluster/wal-level-minimal-forbidden",
    fires: withoutArchive(minimal, replica),
    at: `${at}.wal_level`,
    passes: [withoutArchive({}, replica)],
  },
  {
    rule: "cluster/max-wal-senders-not-zero",
    fires: withoutArchive({ wal_level: "minimal" }),
    at: `${at}.max_wal_senders`,
    passes: [withoutArchive(minimal), set({ max_wal_senders: "10" })],
  },
  {
    rule: "cluster/wal-log-hints-off",
    fires: set({ wal_log_hints: "off" }, { instances: 2 }),
    at: `${at}.wal_log_hints`,
    passes: [set({ wal_log_hints: "off" }), set({ wal_log_hints: "on" }, { instances: 2 })],
  },
];

const sizes: readonly WebhookCase[] = [
  {
    rule: "cluster/min-wal-size-not-below-max",
    fires: set({ min_wal_size: "1GB" }),
    at: `${at}.min_wal_size`,
    passes: [set({ min_wal_size: "1023MB" }), set({ min_wal_size: "0", max_wal_size: "0" })],
  },
  {
    rule: "cluster/min-wal-size-not-below-max",
    fires: set({ max_wal_size: "80MB" }),
    at: `${at}.min_wal_size`,
    passes: [set({ max_wal_size: "81MB" })],
  },
  {
    rule: "cluster/min-wal-size-not-below-volume",
    fires: set({ min_wal_size: "1GB", max_wal_size: "2GB" }, wal),
    at: `${at}.min_wal_size`,
    passes: [
      set({ min_wal_size: "1GB", max_wal_size: "2GB" }),
      set({ min_wal_size: "1GB", max_wal_size: "2GB" }, { walStorage: { size: "3Gi" } }),
    ],
  },
  {
    rule: "cluster/max-wal-size-not-below-volume",
    fires: set({ max_wal_size: "1GB" }, wal),
    at: `${at}.max_wal_size`,
    passes: [set({ max_wal_size: "1023MB" }, wal), set({}, wal)],
  },
  {
    rule: "cluster/max-wal-size-not-below-volume",
    fires: set({ max_wal_size: "2GB" }, { walStorage: { size: "", pvcTemplate: {} } }),
    at: `${at}.max_wal_size`,
    passes: [
      set(
        { max_wal_size: "2GB" },
        { walStorage: { pvcTemplate: { resources: { requests: { storage: 4294967296 } } } } },
      ),
    ],
  },
];

testWebhookCases(
  [...parameterRules, ...walLevelRules, ...walSizeRules],
  [...names, ...values, ...levels, ...sizes],
);

test("nothing in the configuration is looked at while the major is not known", () => {
  const parameters = { port: "1", "a-b": "", wal_level: "x", max_wal_size: "1" };
  const ids = judge(set(parameters, { imageName: "pg:v18" })).map(({ rule }) => rule);
  assert.deepEqual(ids, ["cluster/image-tag-not-version"]);
});
