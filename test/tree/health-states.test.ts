import assert from "node:assert/strict";
import { test } from "node:test";
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

/** Each state of a Cluster that the reference of operations knows: its row, and those of its instances. */
interface State {
  readonly title: string;
  readonly cluster: LiveObject;
  readonly pods?: readonly LiveObject[];
  readonly others?: Readonly<Record<string, readonly LiveObject[]>>;
  readonly rows: readonly string[];
}

const three = [1, 2, 3].map((number) => makePod("pg", number));
const calm = [
  "(star-full) pg-1  primary · node-1",
  "(copy) pg-2  replica · node-2",
  "(copy) pg-3  replica · node-3",
];
const failing = (container: object, conditions: readonly object[] = []) => [
  makePod("pg", 1),
  makePod("pg", 2),
  makePod("pg", 3, {
    ready: false,
    status: {
      phase: "Pending",
      conditions: [{ type: "Ready", status: "False" }, ...conditions],
      containerStatuses: [{ name: "postgres", ready: false, restartCount: 0, ...container }],
    },
  }),
];
const two = { readyInstances: 2 };
const condition = (type: string, status: string, reason: string, message = "") => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: minutesAgo(10),
});
const archives = condition("ContinuousArchiving", "True", "ContinuousArchivingSuccess");

const states: readonly State[] = [
  {
    title: "healthy",
    cluster: makeCluster("pg"),
    rows: ["(database) pg  3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "being deleted",
    cluster: makeCluster("pg", { deletionTimestamp: minutesAgo(1) }),
    rows: ["(circle-slash) pg  being deleted · 3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "hibernated, although the phase says healthy",
    cluster: makeCluster("pg", {
      annotations: { "cnpg.io/hibernation": "on" },
      status: {
        readyInstances: 0,
        conditions: [condition("cnpg.io/hibernation", "True", "Hibernated")],
      },
    }),
    pods: [],
    rows: [
      "(circle-slash) pg  hibernated · 0/3 · pg-1 · PG 18.3 · shop",
      "(circle-slash) pg-1  at rest, without a pod",
      "(circle-slash) pg-2  at rest, without a pod",
      "(circle-slash) pg-3  at rest, without a pod",
    ],
  },
  {
    title: "going to hibernate",
    cluster: makeCluster("pg", {
      annotations: { "cnpg.io/hibernation": "on" },
      status: {
        conditions: [condition("cnpg.io/hibernation", "False", "DeletingPods", "deleting pods")],
      },
    }),
    rows: [
      "(sync) pg  going to hibernate: deleting pods (10 min) · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "reconciliation disabled",
    cluster: makeCluster("pg", { annotations: { "cnpg.io/reconciliationLoop": "disabled" } }),
    rows: [
      "(warning) pg  reconciliation is disabled, so what is shown may be old · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "no operator has looked at it",
    cluster: makeObject({ name: "pg", minutes: 5, spec: { instances: 3 } }),
    pods: [],
    rows: [
      "(warning) pg  no operator has looked at it; is its namespace watched? (5 min) · 0/3 · shop",
    ],
  },
  {
    title: "just created",
    cluster: makeObject({ name: "pg", minutes: 0, spec: { instances: 3 } }),
    pods: [],
    rows: ["(sync) pg  just created (0 s) · 0/3 · shop"],
  },
  {
    title: "a replica is fenced",
    cluster: makeCluster("pg", { annotations: { "cnpg.io/fencedInstances": '["pg-2"]' } }),
    rows: [
      "(warning) pg  fenced: pg-2 · 3/3 · pg-1 · PG 18.3 · shop",
      calm[0] ?? "",
      "(lock) pg-2  fenced · node-2",
      calm[2] ?? "",
    ],
  },
  {
    title: "the primary is fenced, although it is still Ready",
    cluster: makeCluster("pg", { annotations: { "cnpg.io/fencedInstances": '["*"]' } }),
    rows: [
      "(error) pg  primary pg-1 is fenced: no writes · 3/3 · pg-1 · PG 18.3 · shop",
      "(lock) pg-1  fenced primary · node-1",
      "(lock) pg-2  fenced · node-2",
      "(lock) pg-3  fenced · node-3",
    ],
  },
  {
    title: "a phase that needs a person",
    cluster: makeCluster("pg", {
      status: {
        phase: "Cluster has incomplete or invalid image catalog",
        phaseReason: "no major 18",
      },
    }),
    rows: [
      "(error) pg  Cluster has incomplete or invalid image catalog: no major 18 · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a phase that is in no list of constants",
    cluster: makeCluster("pg", { status: { phase: "Not enough disk space" } }),
    rows: ["(error) pg  Not enough disk space · 3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "waiting for user action",
    cluster: makeCluster("pg", {
      status: {
        phase: "Waiting for user action",
        phaseReason: "User must issue a supervised switchover",
      },
    }),
    rows: [
      "(warning) pg  waits for you to restart or switch the primary: User must issue a supervised switchover · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a phase of an operator to come",
    cluster: makeCluster("pg", { status: { phase: "Polishing pages" } }),
    rows: ["(warning) pg  Polishing pages · 3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "a rolling update",
    cluster: makeCluster("pg", {
      status: { phase: "Upgrading cluster", phaseReason: "Restarting instance pg-3" },
    }),
    rows: [
      "(sync) pg  Upgrading cluster: Restarting instance pg-3 · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a switchover under way",
    cluster: makeCluster("pg", {
      status: {
        phase: "Switchover in progress",
        targetPrimary: "pg-2",
        targetPrimaryTimestamp: minutesAgo(1),
      },
    }),
    pods: [makePod("pg", 1, { role: "unhealthy" }), makePod("pg", 2), makePod("pg", 3)],
    rows: [
      "(sync) pg  switchover from pg-1 to pg-2 (1 min) · 3/3 · pg-1 · PG 18.3 · shop",
      "(warning) pg-1  taken out of service · node-1",
      "(copy) pg-2  replica · becomes primary · node-2",
      calm[2] ?? "",
    ],
  },
  {
    title: "a switchover that does not end",
    cluster: makeCluster("pg", {
      spec: { switchoverDelay: 600 },
      status: { targetPrimary: "pg-2", targetPrimaryTimestamp: minutesAgo(11) },
    }),
    rows: [
      "(error) pg  switchover from pg-1 to pg-2 does not end (11 min) · 3/3 · pg-1 · PG 18.3 · shop",
      calm[0] ?? "",
      "(copy) pg-2  replica · becomes primary · node-2",
      calm[2] ?? "",
    ],
  },
  {
    title: "a failover whose target is not known yet",
    cluster: makeCluster("pg", {
      status: {
        phase: "Failing over",
        readyInstances: 2,
        targetPrimary: "pending",
        targetPrimaryTimestamp: minutesAgo(3),
      },
    }),
    pods: three.slice(1),
    rows: [
      "(warning) pg  failover from pg-1 to pending (3 min) · 2/3 · pg-1 · PG 18.3 · shop",
      "(question) pg-1  no pod",
      ...calm.slice(1),
    ],
  },
  {
    title: "the primary is not ready",
    cluster: makeCluster("pg"),
    pods: [makePod("pg", 1, { ready: false }), ...three.slice(1)],
    rows: [
      "(error) pg  primary pg-1 is not ready: no writes · 3/3 · pg-1 · PG 18.3 · shop",
      "(warning) pg-1  primary · not ready · node-1",
      ...calm.slice(1),
    ],
  },
  {
    title: "an image that cannot be pulled",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({ state: { waiting: { reason: "ImagePullBackOff", message: "no such tag" } } }),
    rows: [
      "(warning) pg  pg-3: the image cannot be pulled (ImagePullBackOff): no such tag · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · the image cannot be pulled (ImagePullBackOff): no such tag · node-3",
    ],
  },
  {
    title: "no node takes an instance",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({}, [
      { type: "PodScheduled", status: "False", message: "0/3 nodes are available" },
    ]),
    rows: [
      "(warning) pg  pg-3: no node takes it: 0/3 nodes are available · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · no node takes it: 0/3 nodes are available · node-3",
    ],
  },
  {
    title: "a disk that is full",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({
      restartCount: 4,
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 4, reason: "Error" } },
    }),
    rows: [
      "(warning) pg  pg-3: its disk is full; enlarge the volume · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · its disk is full; enlarge the volume · node-3 · 4 restarts",
    ],
  },
  {
    title: "killed for memory",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({
      restartCount: 2,
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
    }),
    rows: [
      "(warning) pg  pg-3: postgres was killed for memory; raise its limit or lower what it uses · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · postgres was killed for memory; raise its limit or lower what it uses · node-3 · 2 restarts",
    ],
  },
  {
    title: "a crash loop",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({
      restartCount: 9,
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 1, reason: "Error" } },
    }),
    rows: [
      "(warning) pg  pg-3: postgres crashes again and again (exit code 1) · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · postgres crashes again and again (exit code 1) · node-3 · 9 restarts",
    ],
  },
  {
    title: "PostgreSQL does not accept a parameter, and is started again and again",
    cluster: makeCluster("pg", {
      status: { ...two, phase: "Waiting for the instances to become active" },
    }),
    pods: failing({
      restartCount: 1,
      state: { running: { startedAt: minutesAgo(1) } },
      lastState: {
        terminated: { exitCode: 0, startedAt: minutesAgo(2.5), finishedAt: minutesAgo(2) },
      },
    }),
    rows: [
      "(warning) pg  pg-3: does not come up: it ended 30 s after its start (exit code 0); its log says why · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(error) pg-3  replica · does not come up: it ended 30 s after its start (exit code 0); its log says why · node-3 · 1 restart",
    ],
  },
  {
    title: "an instance that ran for hours, and is started again",
    cluster: makeCluster("pg", { status: two }),
    pods: failing({
      restartCount: 1,
      state: { running: { startedAt: minutesAgo(1) } },
      lastState: {
        terminated: { exitCode: 0, startedAt: minutesAgo(200), finishedAt: minutesAgo(2) },
      },
    }),
    rows: [
      "(warning) pg  2 of 3 instances are ready · 2/3 · pg-1 · PG 18.3 · shop",
      ...calm.slice(0, 2),
      "(warning) pg-3  replica · not ready · node-3 · 1 restart",
    ],
  },
  {
    title: "the only primary starts",
    cluster: makeCluster("pg", { status: two }),
    pods: [
      {
        ...makePod("pg", 1, { ready: false, status: { containerStatuses: [] } }),
        metadata: { ...makePod("pg", 1).metadata, creationTimestamp: minutesAgo(0.5) },
      },
      ...three.slice(1),
    ],
    rows: [
      "(sync) pg  primary pg-1 is starting: no writes yet · 2/3 · pg-1 · PG 18.3 · shop",
      "(sync) pg-1  primary · starting · node-1",
      ...calm.slice(1),
    ],
  },
  {
    title: "a phase so long that its reason would be cut off",
    cluster: makeCluster("pg", {
      status: {
        phase: "Cluster cannot proceed to reconciliation due to an unknown plugin being required",
        phaseReason: "Unknown plugin: 'copier.example.com'",
      },
    }),
    rows: [
      "(error) pg  the operator does not go on: Unknown plugin: 'copier.example.com' · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "archiving fails",
    cluster: makeCluster("pg", {
      status: {
        conditions: [
          condition("ContinuousArchiving", "False", "ContinuousArchivingFailing", "403"),
        ],
      },
    }),
    rows: [
      "(warning) pg  WAL archiving fails: 403 (10 min) · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "archiving is said to work although nothing archives",
    cluster: makeCluster("pg", { spec: { plugins: [] }, status: { conditions: [archives] } }),
    rows: ["(database) pg  3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "the last backup failed",
    cluster: makeCluster("pg", {
      status: {
        conditions: [
          archives,
          condition("LastBackupSucceeded", "False", "LastBackupFailed", "no room"),
        ],
      },
    }),
    rows: [
      "(warning) pg  the last backup failed: no room (10 min) · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a running backup is no failure",
    cluster: makeCluster("pg", {
      status: {
        conditions: [archives, condition("LastBackupSucceeded", "False", "BackupStarted")],
      },
    }),
    rows: ["(database) pg  3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "a certificate that ends soon",
    cluster: makeCluster("pg", {
      status: { certificates: { expirations: { own: "2026-12-01 12:00:00 +0000 UTC" } } },
    }),
    rows: [
      "(warning) pg  certificate own expires in 3 days · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a managed role that cannot be reconciled",
    cluster: makeCluster("pg", {
      status: { managedRolesStatus: { cannotReconcile: { bob: ["no such secret"] } } },
    }),
    rows: [
      "(warning) pg  role bob cannot be reconciled: no such secret · 3/3 · pg-1 · PG 18.3 · shop",
      ...calm,
    ],
  },
  {
    title: "a maintenance window does not make it unwell",
    cluster: makeCluster("pg", { spec: { nodeMaintenanceWindow: { inProgress: true } } }),
    rows: ["(database) pg  3/3 · pg-1 · PG 18.3 · shop", ...calm],
  },
  {
    title: "pods that may not be seen: the Cluster's own status is all there is",
    cluster: makeCluster("pg"),
    others: { pods: [] },
    rows: [
      "(database) pg  3/3 · pg-1 · PG 18.3 · shop",
      "(star-full) pg-1  primary",
      "(copy) pg-2  replica",
      "(copy) pg-3  replica",
    ],
  },
];

for (const { title, cluster, pods = three, others, rows } of states) {
  test(title, () => {
    const store = new LiveStore();
    const events = listEverything("kind", { clusters: [cluster], pods, ...others });
    const isHidden = others?.pods !== undefined;
    store.apply(
      events.filter(
        (event) => !isHidden || !("scope" in event) || event.scope.resource.plural !== "pods",
      ),
    );
    assert.deepEqual(rowsOf(store), rows);
  });
}

/** The Cluster and its instances, without context, group and context values. */
function rowsOf(store: LiveStore): readonly string[] {
  const options = { grouping: "flat", filter: "", unhealthyOnly: false } as const;
  const text = printTree({
    store,
    texts: english,
    now: noon,
    options: { ...options, contexts: ["kind"], shown: new Map() },
  });
  return text
    .split("\n")
    .filter((line) => /\[(cluster|instance)\./.test(line))
    .map((line) => line.trim().replace(/ {2}\[[^[]*\]$/, ""));
}
