import assert from "node:assert/strict";
import { test } from "node:test";
import { completeAt } from "#language/completion/complete.ts";
import { resolveCompletion } from "#language/completion/resolve-completion.ts";
import { createContext } from "#language/create-context.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { applyItem, readCursor } from "#test/support/cursor.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {}, today: "2026-11-24" }, english);

function headOf(kind: string): string {
  const group = kind === "ObjectStore" ? "barmancloud.cnpg.io" : "postgresql.cnpg.io";
  return `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata:\n  name: a\n`;
}

function complete(marked: string, within = context) {
  const { text, offset } = readCursor(marked);
  return { text, items: completeAt(readManifest(text), offset, within) };
}

/** Kind of the object around the fixture; what is typed; what is taken; what must come out. */
type Case = readonly [kind: string, marked: string, label: string, result: string];

const cases: readonly Case[] = [
  // keys
  ["Cluster", "spec:\n  <|>", "instances", "spec:\n  instances: 3"],
  [
    "Cluster",
    "spec:\n  instances: 3\n  <|>",
    "storage",
    "spec:\n  instances: 3\n  storage:\n    size: 10Gi",
  ],
  ["Cluster", "spec:\n  inst<|>: 3", "instances", "spec:\n  instances: 3"],
  ["Cluster", "spec: {<|>}", "instances", "spec: {instances: 3}"],
  [
    "Cluster",
    "spec: {instances: 3,<|>}",
    "storage",
    "spec: {instances: 3, storage: { size: 10Gi }}",
  ],
  ["Cluster", "spec:\r\n  ins<|>", "instances", "spec:\r\n  instances: 3"],
  [
    "Cluster",
    "spec:\n  bootstrap:\n    <|>",
    "initdb",
    "spec:\n  bootstrap:\n    initdb:\n      database: app\n      owner: app",
  ],
  [
    "Cluster",
    "spec:\n  resources:\n    requests:\n      <|>",
    "memory",
    "spec:\n  resources:\n    requests:\n      memory: 4Gi",
  ],
  [
    "Cluster",
    "spec:\n  resources:\n    limits: {<|>}",
    "cpu",
    'spec:\n  resources:\n    limits: {cpu: "2"}',
  ],
  [
    "Cluster",
    "spec:\n  plugins:\n    - name: p\n      parameters:\n        <|>",
    "barmanObjectName",
    "spec:\n  plugins:\n    - name: p\n      parameters:\n        barmanObjectName: ",
  ],
  // lists
  [
    "Cluster",
    "spec:\n  tablespaces:\n    - <|>",
    "name",
    "spec:\n  tablespaces:\n    - name: name",
  ],
  [
    "Cluster",
    "spec:\n  tablespaces:\n    - name: t\n      <|>",
    "storage",
    "spec:\n  tablespaces:\n    - name: t\n      storage:\n        size: 10Gi",
  ],
  [
    "Cluster",
    "spec:\n  managed:\n    roles:\n    - name: r\n      <|>",
    "login",
    "spec:\n  managed:\n    roles:\n    - name: r\n      login: true",
  ],
  // words of a field
  [
    "Cluster",
    "spec:\n  primaryUpdateMethod: <|>",
    "switchover",
    "spec:\n  primaryUpdateMethod: switchover",
  ],
  [
    "Cluster",
    'spec:\n  primaryUpdateMethod: "sw<|>"',
    "switchover",
    'spec:\n  primaryUpdateMethod: "switchover"',
  ],
  [
    "Cluster",
    "spec:\n  enableSuperuserAccess: <|>",
    "true",
    "spec:\n  enableSuperuserAccess: true",
  ],
  [
    "Cluster",
    "spec:\n  affinity:\n    podAntiAffinityType: <|>",
    "required",
    "spec:\n  affinity:\n    podAntiAffinityType: required",
  ],
  [
    "Cluster",
    "spec:\n  managed:\n    services:\n      disabledDefaultServices:\n        - <|>",
    "ro",
    "spec:\n  managed:\n    services:\n      disabledDefaultServices:\n        - ro",
  ],
  ["Pooler", "spec:\n  type:<|>", "ro", "spec:\n  type: ro"],
  [
    "Pooler",
    "spec:\n  pgbouncer: {poolMode: <|>}",
    "transaction",
    "spec:\n  pgbouncer: {poolMode: transaction}",
  ],
  [
    "Database",
    "spec:\n  databaseReclaimPolicy: <|>",
    "delete",
    "spec:\n  databaseReclaimPolicy: delete",
  ],
  ["ScheduledBackup", "spec:\n  schedule: <|>", "0 0 2 * * *", "spec:\n  schedule: 0 0 2 * * *"],
  ["ScheduledBackup", "spec:\n  schedule: <|>", "@daily", 'spec:\n  schedule: "@daily"'],
  // amounts
  ["Cluster", "spec:\n  storage:\n    size: 20<|>", "20Gi", "spec:\n  storage:\n    size: 20Gi"],
  ["Cluster", "spec:\n  walStorage: {size: 5<|>}", "5Gi", "spec:\n  walStorage: {size: 5Gi}"],
  [
    "Cluster",
    "spec:\n  resources:\n    limits:\n      memory: 8<|>",
    "8Gi",
    "spec:\n  resources:\n    limits:\n      memory: 8Gi",
  ],
  [
    "Cluster",
    "spec:\n  resources:\n    limits:\n      cpu: 500<|>",
    "500m",
    "spec:\n  resources:\n    limits:\n      cpu: 500m",
  ],
  ["ObjectStore", "spec:\n  retentionPolicy: 30<|>", "30d", "spec:\n  retentionPolicy: 30d"],
  // PostgreSQL parameters
  [
    "Cluster",
    "spec:\n  postgresql:\n    parameters:\n      work<|>",
    "work_mem",
    'spec:\n  postgresql:\n    parameters:\n      work_mem: "4MB"',
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    parameters: {<|>}",
    "jit",
    'spec:\n  postgresql:\n    parameters: {jit: "off"}',
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    parameters:\n      wal_level: <|>",
    "replica",
    'spec:\n  postgresql:\n    parameters:\n      wal_level: "replica"',
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    parameters:\n      checkpoint_timeout: 15<|>",
    "15min",
    'spec:\n  postgresql:\n    parameters:\n      checkpoint_timeout: "15min"',
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    parameters:\n      log_lock_waits: o<|>",
    "on",
    'spec:\n  postgresql:\n    parameters:\n      log_lock_waits: "on"',
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    shared_preload_libraries:\n      - <|>",
    "pg_cron",
    "spec:\n  postgresql:\n    shared_preload_libraries:\n      - pg_cron",
  ],
  // PgBouncer
  [
    "Pooler",
    "spec:\n  pgbouncer:\n    parameters:\n      <|>",
    "max_client_conn",
    'spec:\n  pgbouncer:\n    parameters:\n      max_client_conn: "100"',
  ],
  [
    "Pooler",
    "spec:\n  pgbouncer:\n    parameters:\n      server_tls_sslmode: <|>",
    "verify-full",
    'spec:\n  pgbouncer:\n    parameters:\n      server_tls_sslmode: "verify-full"',
  ],
  [
    "Pooler",
    "spec:\n  pgbouncer:\n    parameters:\n      log_connections: <|>",
    "0",
    'spec:\n  pgbouncer:\n    parameters:\n      log_connections: "0"',
  ],
  // images
  [
    "Cluster",
    "spec:\n  imageName: <|>",
    "ghcr.io/cloudnative-pg/postgresql:17.11-standard-trixie",
    "spec:\n  imageName: ghcr.io/cloudnative-pg/postgresql:17.11-standard-trixie",
  ],
  [
    "Cluster",
    "spec:\n  imageName: mirror.local/pg:<|>",
    "mirror.local/pg:18-minimal-trixie",
    "spec:\n  imageName: mirror.local/pg:18-minimal-trixie",
  ],
  [
    "ImageCatalog",
    "spec:\n  images:\n    - major: 16\n      image: <|>",
    "ghcr.io/cloudnative-pg/postgresql:16-standard-trixie",
    "spec:\n  images:\n    - major: 16\n      image: ghcr.io/cloudnative-pg/postgresql:16-standard-trixie",
  ],
  // pg_hba
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      - <|>",
    "hostssl",
    "spec:\n  postgresql:\n    pg_hba:\n      - hostssl",
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      <|>",
    "host all all 10.0.0.0/8 scram-sha-256",
    "spec:\n  postgresql:\n    pg_hba:\n      - host all all 10.0.0.0/8 scram-sha-256",
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      - host <|>",
    "replication",
    "spec:\n  postgresql:\n    pg_hba:\n      - host replication",
  ],
  [
    "Cluster",
    "spec:\n  bootstrap:\n    initdb:\n      database: shop\n  postgresql:\n    pg_hba:\n      - host sh<|> all",
    "shop",
    "spec:\n  bootstrap:\n    initdb:\n      database: shop\n  postgresql:\n    pg_hba:\n      - host shop all",
  ],
  [
    "Cluster",
    "spec:\n  managed:\n    roles: [{name: reader}]\n  postgresql:\n    pg_hba:\n      - host all <|>",
    "reader",
    "spec:\n  managed:\n    roles: [{name: reader}]\n  postgresql:\n    pg_hba:\n      - host all reader",
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      - host all all all scr<|>",
    "scram-sha-256",
    "spec:\n  postgresql:\n    pg_hba:\n      - host all all all scram-sha-256",
  ],
  [
    "Cluster",
    "spec:\n  postgresql:\n    pg_hba:\n      - local all all <|>",
    "peer",
    "spec:\n  postgresql:\n    pg_hba:\n      - local all all peer",
  ],
  [
    "Cluster",
    'spec:\n  postgresql:\n    pg_hba:\n      - "host all,<|>"',
    "replication",
    'spec:\n  postgresql:\n    pg_hba:\n      - "host all,replication"',
  ],
  [
    "Cluster",
    "spec:\n  podSelectorRefs:\n    - name: apps\n  postgresql:\n    pg_hba:\n      - host all all <|>",
    "${podselector:apps}",
    "spec:\n  podSelectorRefs:\n    - name: apps\n  postgresql:\n    pg_hba:\n      - host all all ${podselector:apps}",
  ],
  // names of the document
  [
    "Cluster",
    "spec:\n  externalClusters:\n    - name: old\n  bootstrap:\n    recovery:\n      source: <|>",
    "old",
    "spec:\n  externalClusters:\n    - name: old\n  bootstrap:\n    recovery:\n      source: old",
  ],
  [
    "Cluster",
    "spec:\n  bootstrap:\n    pg_basebackup:\n      source: <|>\n  externalClusters:\n    - name: old",
    "old",
    "spec:\n  bootstrap:\n    pg_basebackup:\n      source: old\n  externalClusters:\n    - name: old",
  ],
  [
    "Cluster",
    "spec:\n  externalClusters: [{name: old}]\n  replica:\n    source: <|>",
    "old",
    "spec:\n  externalClusters: [{name: old}]\n  replica:\n    source: old",
  ],
  ["Cluster", "spec:\n  replica:\n    primary: <|>", "a", "spec:\n  replica:\n    primary: a"],
  [
    "Cluster",
    "spec:\n  externalClusters:\n    - name: old\n  bootstrap:\n    initdb:\n      import:\n        source:\n          externalCluster: <|>",
    "old",
    "spec:\n  externalClusters:\n    - name: old\n  bootstrap:\n    initdb:\n      import:\n        source:\n          externalCluster: old",
  ],
  [
    "Cluster",
    "spec:\n  tablespaces:\n    - name: fast\n  backup:\n    volumeSnapshot:\n      tablespaceClassName:\n        <|>",
    "fast",
    "spec:\n  tablespaces:\n    - name: fast\n  backup:\n    volumeSnapshot:\n      tablespaceClassName:\n        fast: ",
  ],
];

for (const [kind, marked, label, result] of cases) {
  test(`${kind}: ${label} in ${JSON.stringify(marked)}`, () => {
    const { text, items } = complete(headOf(kind) + marked);
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, `${label} is among ${items.map((other) => other.label).join(" ")}`);
    assert.equal(applyItem(text, item), headOf(kind) + result);
    for (const { label: name, data } of items) {
      assert.notEqual(resolveCompletion(data, context), "", `${name} is documented`);
    }
  });
}

const api = "apiVersion: postgresql.cnpg.io/v1\n";

/** Whole texts: headers, metadata, several documents. */
const texts: readonly (readonly [marked: string, label: string, result: string])[] = [
  [
    "kind: Pooler\nspec:\n    instances: 1\n    <|>",
    "pgbouncer",
    "kind: Pooler\nspec:\n    instances: 1\n    pgbouncer:\n        poolMode: session",
  ],
  ["a<|>", "apiVersion", "apiVersion: postgresql.cnpg.io/v1"],
  [`${api}<|>`, "kind", `${api}kind: Cluster`],
  [`${api}kind: <|>`, "Pooler", `${api}kind: Pooler`],
  [
    "apiVersion: <|>\nkind: ObjectStore",
    "barmancloud.cnpg.io/v1",
    "apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore",
  ],
  ["kind: Cluster\n<|>", "apiVersion", "kind: Cluster\napiVersion: postgresql.cnpg.io/v1"],
  ["kind: Cluster\nspec:\n  <|>", "instances", "kind: Cluster\nspec:\n  instances: 3"],
  [
    `${api}kind: Cluster\nmetadata:\n  <|>`,
    "namespace",
    `${api}kind: Cluster\nmetadata:\n  namespace: `,
  ],
  [`${api}metadata:\n  <|>`, "name", `${api}metadata:\n  name: name`],
  [
    `${headOf("Cluster")}---\n${headOf("Pooler")}spec:\n  pgbouncer:\n    poolMode: <|>\n`,
    "session",
    `${headOf("Cluster")}---\n${headOf("Pooler")}spec:\n  pgbouncer:\n    poolMode: session\n`,
  ],
  [
    `${headOf("Cluster")}  annotations:\n    <|>`,
    "cnpg.io/hibernation",
    `${headOf("Cluster")}  annotations:\n    cnpg.io/hibernation: "on"`,
  ],
  [
    `${headOf("Cluster")}  annotations:\n    cnpg.io/hibernation: <|>`,
    "off",
    `${headOf("Cluster")}  annotations:\n    cnpg.io/hibernation: "off"`,
  ],
  [
    `${headOf("Cluster")}  annotations:\n    cnpg.io/fencedInstances: <|>`,
    '["a-1"]',
    `${headOf("Cluster")}  annotations:\n    cnpg.io/fencedInstances: '["a-1"]'`,
  ],
  [
    `${headOf("Backup")}  labels: {<|>}`,
    "cnpg.io/cluster",
    `${headOf("Backup")}  labels: {cnpg.io/cluster: }`,
  ],
  [
    `${headOf("Cluster")}spec:\n  inheritedMetadata:\n    labels:\n      <|>`,
    "app.kubernetes.io/part-of",
    `${headOf("Cluster")}spec:\n  inheritedMetadata:\n    labels:\n      app.kubernetes.io/part-of: `,
  ],
];

for (const [marked, label, result] of texts) {
  test(`${label} in ${JSON.stringify(marked)}`, () => {
    const { text, items } = complete(marked);
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, `${label} is among ${items.map((other) => other.label).join(" ")}`);
    assert.equal(applyItem(text, item), result);
    for (const { data } of items) assert.notEqual(resolveCompletion(data, context), "");
  });
}

test("other documents get nothing", () => {
  for (const marked of [
    "apiVersion: apps/v1\n<|>",
    "apiVersion: apps/v1\nkind: <|>",
    "apiVersion: apps/v1\nkind: Deployment\nspec:\n  <|>",
    "services:\n  web: {}\n<|>",
    "kind: Deployment\n<|>",
  ]) {
    assert.deepEqual(complete(marked).items, [], marked);
  }
});

test("PgBouncer settings are those of the operator's version", () => {
  const marked = `${headOf("Pooler")}spec:\n  pgbouncer:\n    parameters:\n      <|>`;
  for (const [operatorVersion, offered] of [
    ["1.30.0", false],
    ["1.30.1", true],
  ] as const) {
    const chosen = createContext({ rules: {}, operatorVersion }, english).context;
    const labels = complete(marked, chosen).items.map(({ label }) => label);
    assert.equal(labels.includes("auth_user"), offered, operatorVersion);
  }
});
