import type { JsonObject } from "#domain/kubernetes/json.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import { externalClusterRules } from "#admission/cluster/external-cluster-rules.ts";
import { replicaRules } from "#admission/cluster/replica-rules.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { clusterOf, testWebhookCases } from "#test/support/webhook-cases.ts";

const servers = "spec.externalClusters";

function others(...externalClusters: readonly JsonObject[]): JsonObject {
  return { externalClusters };
}

const x = { name: "x", connectionParameters: {} };
const c = { name: "c", connectionParameters: {} };

const external: readonly WebhookCase[] = [
  {
    rule: "cluster/external-cluster-empty",
    fires: others({ name: "a" }),
    at: `${servers}.0`,
    passes: [others(x), others({ name: "a", plugin: {} }, { name: "b", barmanObjectStore: {} })],
  },
  {
    rule: "cluster/external-cluster-name-unsafe",
    fires: others({ ...x, name: "a/b" }),
    at: `${servers}.0.name`,
    passes: [others({ ...x, name: "a..b" })],
  },
  {
    rule: "cluster/external-cluster-name-unsafe",
    version: "1.29.2",
    fires: others({ ...x, name: ".." }),
    at: `${servers}.0.name`,
    passes: [others({ ...x, name: "..." })],
  },
  {
    rule: "cluster/external-cluster-secret-unsafe",
    fires: others({ ...x, sslCert: { name: "s", key: "a\\b" } }),
    at: `${servers}.0.sslCert.key`,
    passes: [
      others({ ...x, sslCert: { name: "s", key: "k" } }),
      others({ ...x, password: { name: "s", key: "a/b" } }),
    ],
  },
  {
    rule: "cluster/external-cluster-duplicate",
    fires: others(x, c, x),
    at: `${servers}.2.name`,
    passes: [others(x, c)],
  },
  {
    rule: "cluster/external-cluster-empty",
    version: "1.29.1",
    fires: others({ name: "a" }),
    at: `${servers}.0`,
    passes: [others({ ...x, name: "a/b", sslKey: { name: ".", key: "k" } })],
  },
];

function follow(replica: JsonObject, bootstrap: JsonObject | undefined = copied): JsonObject {
  return { ...others(x, c), replica: { source: "x", ...replica }, bootstrap: bootstrap ?? {} };
}

const copied = { pg_basebackup: { source: "x", database: "app", owner: "app" } };
const created = { initdb: { database: "app", owner: "app" } };

const replicas: readonly WebhookCase[] = [
  {
    rule: "cluster/replica-enabled-with-primary",
    fires: follow({ enabled: false, primary: "c" }),
    at: "spec.replica.enabled",
    passes: [follow({ enabled: false }), follow({ primary: "c" })],
  },
  {
    rule: "cluster/replica-bootstrap-initdb",
    fires: follow({ enabled: true }, created),
    at: "spec.replica",
    passes: [follow({ enabled: true }), follow({ enabled: false }, created)],
  },
  {
    rule: "cluster/replica-bootstrap-initdb",
    fires: follow({ primary: "x" }, created),
    at: "spec.replica",
    // The name of the Cluster stands for an absent `self`.
    passes: [follow({ primary: "c" }, created), follow({ self: "x", primary: "x" }, created)],
  },
  {
    rule: "cluster/replica-source-not-found",
    fires: follow({ enabled: false, source: "y" }),
    at: "spec.replica.source",
    passes: [follow({ enabled: false })],
  },
  {
    rule: "cluster/replica-self-not-found",
    fires: follow({ self: "y", primary: "x" }),
    at: "spec.replica.self",
    passes: [follow({ self: "c", primary: "x" }), follow({ self: "", primary: "x" })],
  },
  {
    rule: "cluster/replica-primary-not-found",
    fires: follow({ primary: "y" }),
    at: "spec.replica.primary",
    passes: [follow({ primary: "x" })],
  },
];

function token(members: JsonObject): string {
  return btoa(JSON.stringify(members));
}

const members = {
  latestCheckpointTimelineID: "1",
  redoWalFile: "000000010000000000000006",
  databaseSystemIdentifier: "7419733641658195991",
  latestCheckpointREDOLocation: "0/6000028",
  timeOfLatestCheckpoint: "Thu Jun  5 10:15:00 2026",
  operatorVersion: "1.30.0",
};
const promotionToken = token(members);

const tokens: readonly WebhookCase[] = [
  {
    rule: "cluster/promotion-token-with-delay",
    fires: follow({ enabled: false, promotionToken, minApplyDelay: "0s" }),
    at: "spec.replica.minApplyDelay",
    passes: [
      follow({ enabled: false, promotionToken }),
      follow({ enabled: false, promotionToken: "", minApplyDelay: "0s" }),
    ],
  },
  {
    rule: "cluster/promotion-token-on-replica",
    fires: follow({ enabled: true, promotionToken }),
    at: "spec.replica.promotionToken",
    passes: [follow({ primary: "c", promotionToken })],
  },
  {
    rule: "cluster/promotion-token-malformed",
    fires: follow({ enabled: false, promotionToken: "???" }),
    at: "spec.replica.promotionToken",
    passes: [follow({ enabled: false, promotionToken: `${promotionToken}\n` })],
  },
  {
    rule: "cluster/promotion-token-incomplete",
    fires: follow({ enabled: false, promotionToken: token({ ...members, redoWalFile: "" }) }),
    at: "spec.replica.promotionToken",
    passes: [follow({ enabled: false, promotionToken: token({ ...members, more: 1 }) })],
  },
];

testWebhookCases([...externalClusterRules, ...replicaRules], [...external, ...replicas, ...tokens]);

test("a Cluster that exists may become a replica, however it began", () => {
  const object = clusterOf(follow({ enabled: true }, created));
  const old = clusterOf({ bootstrap: created });
  const input = { object, old, operator: newestOperator };
  assert.deepEqual([...judgeByWebhook(input, "Cluster")], []);
});
