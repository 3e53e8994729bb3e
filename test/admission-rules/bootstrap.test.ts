import type { JsonObject } from "#domain/kubernetes/json.ts";
import { bootstrapRules } from "#admission/cluster/bootstrap-rules.ts";
import { importRules } from "#admission/cluster/import-rules.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { testWebhookCases } from "#test/support/webhook-cases.ts";

const initdb = "spec.bootstrap.initdb";

function begin(bootstrap: JsonObject): JsonObject {
  return { bootstrap };
}

function references(section: JsonObject): JsonObject {
  return begin({ initdb: section });
}

function imported(section: JsonObject): JsonObject {
  return begin({ initdb: { import: { source: { externalCluster: "x" }, ...section } } });
}

const microservice = { type: "microservice", databases: ["a"] };
const monolith = { type: "monolith", databases: ["a"] };

const cases: readonly WebhookCase[] = [
  {
    rule: "cluster/bootstrap-multiple-methods",
    fires: begin({ initdb: {}, recovery: {} }),
    at: "spec.bootstrap",
    passes: [begin({ initdb: {} }), begin({ recovery: {} }), begin({})],
  },
  {
    rule: "cluster/app-database-owner-missing",
    fires: begin({ initdb: { database: "a" }, recovery: {} }),
    at: `${initdb}.owner`,
    passes: [begin({ initdb: { database: "a", owner: "a" } })],
  },
  {
    rule: "cluster/app-database-name-missing",
    fires: begin({ initdb: { owner: "o", import: { type: "monolith", databases: ["*"] } } }),
    at: `${initdb}.database`,
    passes: [begin({ initdb: { import: { type: "monolith", databases: ["*"] } } })],
  },
  {
    rule: "cluster/app-database-name-missing",
    fires: begin({ recovery: { owner: "o" } }),
    at: "spec.bootstrap.recovery.database",
    passes: [begin({ recovery: { owner: "o", database: "o" } })],
  },
  {
    rule: "cluster/initdb-wal-segment-size",
    fires: begin({ initdb: { walSegmentSize: 3 } }),
    at: `${initdb}.walSegmentSize`,
    passes: [1, 2, 64, 1024].map((walSegmentSize) => begin({ initdb: { walSegmentSize } })),
  },
  {
    rule: "cluster/initdb-sql-ref-incomplete",
    fires: references({ postInitApplicationSQLRefs: { secretRefs: [{ name: "s", key: "" }] } }),
    at: `${initdb}.postInitApplicationSQLRefs.secretRefs.0.key`,
    passes: [
      references({ postInitApplicationSQLRefs: { secretRefs: [{ name: "s", key: "k" }] } }),
      references({ postInitSQLRefs: { secretRefs: [{ name: "s" }] } }),
    ],
  },
  {
    rule: "cluster/initdb-sql-ref-incomplete",
    fires: references({ postInitApplicationSQLRefs: { configMapRefs: [{ key: "k" }] } }),
    at: `${initdb}.postInitApplicationSQLRefs.configMapRefs.0.name`,
    passes: [references({ postInitApplicationSQLRefs: { configMapRefs: [] } })],
  },
  {
    rule: "cluster/import-microservice-database-count",
    fires: imported({ ...microservice, databases: ["a", "b"] }),
    at: `${initdb}.import.databases`,
    passes: [imported(microservice)],
  },
  {
    rule: "cluster/import-microservice-database-count",
    fires: imported({ ...microservice, databases: [] }),
    at: `${initdb}.import.databases`,
    passes: [imported(monolith)],
  },
  {
    rule: "cluster/import-microservice-roles",
    fires: imported({ ...microservice, roles: ["r"] }),
    at: `${initdb}.import.roles`,
    passes: [imported({ ...microservice, roles: [] }), imported({ ...monolith, roles: ["r"] })],
  },
  {
    rule: "cluster/import-microservice-wildcard",
    fires: imported({ ...microservice, databases: ["a*"] }),
    at: `${initdb}.import.databases.0`,
    passes: [imported({ ...monolith, databases: ["a*"] })],
  },
  {
    rule: "cluster/import-monolith-database-count",
    fires: imported({ ...monolith, databases: [] }),
    at: `${initdb}.import.databases`,
    passes: [imported(monolith)],
  },
  {
    rule: "cluster/import-monolith-database-wildcard",
    fires: imported({ ...monolith, databases: ["a", "*"] }),
    at: `${initdb}.import.databases`,
    passes: [
      imported({ ...monolith, databases: ["*"] }),
      imported({ ...monolith, databases: ["a", "b*"] }),
    ],
  },
  {
    rule: "cluster/import-monolith-role-wildcard",
    fires: imported({ ...monolith, roles: ["r", "*"] }),
    at: `${initdb}.import.roles`,
    passes: [imported({ ...monolith, roles: ["*"] })],
  },
  {
    rule: "cluster/import-monolith-post-sql",
    fires: imported({ ...monolith, postImportApplicationSQL: ["select 1"] }),
    at: `${initdb}.import.postImportApplicationSQL`,
    passes: [imported({ ...microservice, postImportApplicationSQL: ["select 1"] })],
  },
];

testWebhookCases([...bootstrapRules, ...importRules], cases);
