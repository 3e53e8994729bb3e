import assert from "node:assert/strict";
import test from "node:test";
import { LiveStore } from "#live/live-store.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import {
  listEverything,
  makeCluster,
  makeObject,
  makePod,
  minutesAgo,
  noon,
} from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";
import { printTree } from "#tree/text.ts";
import type { TreeEnvironment, TreeOptions } from "#tree/tree-environment.ts";

test("a healthy cluster with all that belongs to it", () => {
  const text = treeOf({
    clusters: [makeCluster("pg")],
    pods: [1, 2, 3].map((number) => makePod("pg", number)),
    poolers: [
      makeObject({
        name: "pg-pool",
        spec: {
          cluster: { name: "pg" },
          type: "rw",
          instances: 2,
          pgbouncer: { poolMode: "transaction" },
        },
        status: { instances: 2 },
      }),
    ],
    backups: [
      makeObject({
        name: "pg-1",
        minutes: 120,
        spec: { cluster: { name: "pg" }, method: "plugin" },
        status: {
          phase: "completed",
          method: "plugin",
          startedAt: minutesAgo(119),
          stoppedAt: minutesAgo(114),
        },
      }),
      makeObject({
        name: "pg-2",
        minutes: 5,
        spec: { cluster: { name: "pg" }, method: "plugin" },
        status: { phase: "failed", error: "no space left" },
      }),
    ],
    scheduledbackups: [
      makeObject({
        name: "nightly",
        spec: { cluster: { name: "pg" }, schedule: "0 0 2 * * *" },
        status: { nextScheduleTime: "2026-11-29T02:00:00Z", lastScheduleTime: minutesAgo(600) },
      }),
    ],
    databases: [
      makeObject({
        name: "pg-shop",
        spec: { cluster: { name: "pg" }, name: "shop", owner: "shop" },
        status: { applied: false, message: "role shop does not exist" },
      }),
    ],
    deployments: [
      makeObject({
        name: "cnpg-controller-manager",
        namespace: "cnpg-system",
        spec: {
          replicas: 1,
          template: { spec: { containers: [{ name: "manager", image: "cnpg:1.30.0" }] } },
        },
        status: { readyReplicas: 1 },
      }),
    ],
  });
  assert.equal(
    text,
    `
(server-environment) kind  1 cluster  [context.connected]
  (warning) pg  pg-shop is not applied: role shop does not exist · 3/3 · pg-1 · PG 18.3 · shop  [cluster.active]
    (folder) Instances  3  [group.instances]
      (star-full) pg-1  primary · node-1  [instance.primary]
      (copy) pg-2  replica · node-2  [instance.replica]
      (copy) pg-3  replica · node-3  [instance.replica]
    (folder) Poolers  1  [group.poolers]
      (arrow-swap) pg-pool  rw · transaction · 2/2 pods  [pooler.active]
    (folder) Backups  2  [group.backups]
      (error) pg-2  failed · plugin · 5 min ago · no space left  [backup.failed]
      (pass) pg-1  completed · plugin · 2 h ago · took 5 min  [backup.completed]
    (folder) Scheduled backups  1  [group.scheduledBackups]
      (clock) nightly  Every day at 02:00 UTC · last run 10 h ago · next in 14 h  [scheduledBackup.active]
    (folder) Databases  1  [group.databases]
      (error) pg-shop  shop · shop · not applied: role shop does not exist  [database.failed]
  (folder) Operator  1  [group.operators]
    (gear) cnpg-controller-manager  1.30.0 · cnpg-system · 1/1 ready  [operator]
`.trim(),
  );
});

function treeOf(
  objects: Readonly<Record<string, readonly LiveObject[]>>,
  options: Partial<TreeOptions> = {},
): string {
  const store = new LiveStore();
  store.apply(listEverything("kind", objects));
  const env: TreeEnvironment = {
    store,
    texts: english,
    now: noon,
    options: {
      grouping: "flat",
      filter: "",
      unhealthyOnly: false,
      contexts: ["kind"],
      shown: new Map(),
      ...options,
    },
  };
  return printTree(env);
}
