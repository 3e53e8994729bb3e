import assert from "node:assert/strict";
import { test } from "node:test";
import { buildBackup } from "#commands/backup/build-backup.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { factsOf } from "#commands/cluster/cluster-facts.ts";
import { buildDeletion } from "#commands/cluster/delete.ts";
import { buildFencing, buildUnfencing } from "#commands/cluster/fence.ts";
import { buildHibernation } from "#commands/cluster/hibernate.ts";
import { buildEndMaintenance, buildMaintenance } from "#commands/cluster/maintenance.ts";
import {
  buildPauseReconciliation,
  buildResumeReconciliation,
} from "#commands/cluster/reconciliation.ts";
import { buildReload } from "#commands/cluster/reload.ts";
import { buildRestart } from "#commands/cluster/restart.ts";
import { buildScaling } from "#commands/cluster/scale.ts";
import { buildWaking } from "#commands/cluster/wake.ts";
import { buildDestruction } from "#commands/instance/destroy.ts";
import { buildPromotion } from "#commands/instance/promote.ts";
import { buildRecreation } from "#commands/instance/recreate.ts";
import { standbysOf } from "#commands/instance/read-standbys.ts";
import { buildInstanceRestart } from "#commands/instance/restart.ts";
import { describeRequest } from "#commands/operations/describe-request.ts";
import type { Operation, Situation } from "#commands/operations/operation.ts";
import { buildPoolerPause } from "#commands/pooler/pause.ts";
import { buildSuspension } from "#commands/scheduled-backup/suspend.ts";
import { readInstanceStatus } from "#domain/cnpg/instance-status.ts";
import { makeCluster, makeObject, makePod, minutesAgo, noon } from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";

type Over = Parameters<typeof makeCluster>[1];

function situation(over: Over = {}, around: Situation["around"] = {}): Situation {
  const belongs = { "cnpg.io/cluster": "pg" };
  const claim = (number: number) =>
    makeObject({
      name: `pg-${number}`,
      labels: { ...belongs, "cnpg.io/instanceName": `pg-${number}` },
    });
  return {
    context: "kind",
    object: makeCluster("pg", over),
    around: {
      pods: [1, 2, 3].map((number) => makePod("pg", number)),
      persistentvolumeclaims: [1, 2, 3].map(claim),
      jobs: [],
      backups: [],
      ...around,
    },
    now: noon,
  };
}

function facts(over: Over = {}, around: Situation["around"] = {}): ClusterFacts {
  return factsOf(situation(over, around));
}

/** Names of instances are not used again there. */
function before30(): ClusterFacts {
  const pods = [1, 2, 3].map((number) => {
    const pod = makePod("pg", number);
    const annotations = { "cnpg.io/operatorVersion": "1.29.1" };
    return { ...pod, metadata: { ...pod.metadata, annotations } };
  });
  return facts({}, { pods });
}

function brokenOf({ preconditions }: Operation): readonly string[] {
  return preconditions.filter(({ met }) => !met).map(({ code }) => code);
}

const plugin = { method: "plugin", plugin: "barman-cloud.cloudnative-pg.io" } as const;
const lag = new Map([["pg-2", { state: "streaming", syncState: "async", lag: 0 }]]);
const object = (over: Parameters<typeof makeObject>[0]): Situation => ({
  context: "kind",
  object: makeObject(over),
  around: {},
  now: noon,
});
const pooler = object({ name: "pool", spec: { pgbouncer: {} } });
const nightly = object({ name: "nightly", spec: { suspend: true } });

/** Each value: what is sent, how it is asked for, what stops meanwhile. */
const values: readonly (readonly [Operation, readonly string[], string, string])[] = [
  [
    buildPromotion(facts(), "pg-2", lag),
    [
      'PATCH clusters.postgresql.cnpg.io/pg (status): status.targetPrimary="pg-2", status.targetPrimaryTimestamp="2026-11-28T12:00:00.000000Z", status.phase="Switchover in progress", status.phaseReason="Switching over to pg-2"',
    ],
    "button",
    "switchover",
  ],
  [
    buildRestart(facts()),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["kubectl.kubernetes.io/restartedAt"]="2026-11-28T12:00:00Z"',
    ],
    "button",
    "primary-recreated",
  ],
  [
    buildRestart(facts({ spec: { primaryUpdateMethod: "switchover" } })),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["kubectl.kubernetes.io/restartedAt"]="2026-11-28T12:00:00Z"',
    ],
    "button",
    "switchover",
  ],
  [
    buildInstanceRestart(facts(), "pg-1"),
    [
      'PATCH clusters.postgresql.cnpg.io/pg (status): status.phase="Primary instance is being restarted in-place", status.phaseReason="Requested by the user"',
    ],
    "button",
    "restart-in-place",
  ],
  [buildInstanceRestart(facts(), "pg-2"), ["DELETE pods/pg-2"], "button", "replica-away"],
  [
    buildReload(facts()),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/reloadedAt"]="2026-11-28T12:00:00.000000Z"',
    ],
    "none",
    "none",
  ],
  [
    buildScaling(facts(), 5),
    ["PATCH clusters.postgresql.cnpg.io/pg: spec.instances=5"],
    "none",
    "none",
  ],
  [
    buildScaling(facts(), 2),
    ["PATCH clusters.postgresql.cnpg.io/pg: spec.instances=2"],
    "button",
    "replica-gone",
  ],
  [
    buildScaling(facts(), 1),
    ["PATCH clusters.postgresql.cnpg.io/pg: spec.instances=1"],
    "typed",
    "replica-gone",
  ],
  [
    buildFencing(facts(), "pg-3"),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/fencedInstances"]="[\\"pg-3\\"]"',
    ],
    "button",
    "replica-away",
  ],
  [
    buildFencing(facts(), "pg-1"),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/fencedInstances"]="[\\"pg-1\\"]"',
    ],
    "typed",
    "no-writes",
  ],
  [
    buildFencing(facts(), "all"),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/fencedInstances"]="[\\"*\\"]"',
    ],
    "typed",
    "nothing",
  ],
  [
    buildUnfencing(facts({ annotations: { "cnpg.io/fencedInstances": '["*"]' } }), "pg-2"),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/fencedInstances"]="[\\"pg-1\\",\\"pg-3\\"]"',
    ],
    "button",
    "none",
  ],
  [
    buildUnfencing(facts({ annotations: { "cnpg.io/fencedInstances": '["pg-2"]' } }), "pg-2"),
    ['PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/fencedInstances"]=null'],
    "button",
    "none",
  ],
  [
    buildHibernation(facts()),
    ['PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/hibernation"]="on"'],
    "typed",
    "nothing",
  ],
  [
    buildWaking(facts({ annotations: { "cnpg.io/hibernation": "on" } })),
    ['PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/hibernation"]="off"'],
    "none",
    "none",
  ],
  [
    buildMaintenance(facts(), true),
    [
      "PATCH clusters.postgresql.cnpg.io/pg: spec.nodeMaintenanceWindow.inProgress=true, spec.nodeMaintenanceWindow.reusePVC=true",
    ],
    "button",
    "none",
  ],
  [
    buildMaintenance(facts(), false),
    [
      "PATCH clusters.postgresql.cnpg.io/pg: spec.nodeMaintenanceWindow.inProgress=true, spec.nodeMaintenanceWindow.reusePVC=false",
    ],
    "typed",
    "none",
  ],
  [
    buildEndMaintenance(facts()),
    ["PATCH clusters.postgresql.cnpg.io/pg: spec.nodeMaintenanceWindow.inProgress=false"],
    "button",
    "none",
  ],
  [
    buildPauseReconciliation(facts()),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/reconciliationLoop"]="disabled"',
    ],
    "button",
    "none",
  ],
  [
    buildResumeReconciliation(facts({ annotations: { "cnpg.io/reconciliationLoop": "disabled" } })),
    [
      'PATCH clusters.postgresql.cnpg.io/pg: metadata.annotations["cnpg.io/reconciliationLoop"]=null',
    ],
    "button",
    "none",
  ],
  [buildDeletion(facts()), ["DELETE clusters.postgresql.cnpg.io/pg"], "typed", "for-ever"],
  [
    buildDestruction(facts(), "pg-3", false),
    ["DELETE pods/pg-3", "DELETE persistentvolumeclaims/pg-3"],
    "typed",
    "replica-away",
  ],
  [
    buildDestruction(before30(), "pg-3", true),
    [
      'PATCH persistentvolumeclaims/pg-3: metadata.annotations["cnpg.io/pvcStatus"]="detached", metadata.ownerReferences=null',
      "DELETE pods/pg-3",
    ],
    "typed",
    "replica-away",
  ],
  [
    buildBackup(facts(), { way: plugin }),
    ["CREATE backups.postgresql.cnpg.io/pg-20261128120000"],
    "none",
    "none",
  ],
  [
    buildPoolerPause(pooler, true),
    ["PATCH poolers.postgresql.cnpg.io/pool: spec.pgbouncer.paused=true"],
    "button",
    "clients-wait",
  ],
  [
    buildSuspension(nightly, false),
    ["PATCH scheduledbackups.postgresql.cnpg.io/nightly: spec.suspend=false"],
    "button",
    "none",
  ],
];

for (const [operation, requests, danger, outage] of values) {
  test(`${operation.verb}: ${requests.join("; ")}`, () => {
    assert.deepEqual(operation.requests.map(describeRequest), requests);
    assert.deepEqual([operation.danger.level, operation.outage.kind], [danger, outage]);
    assert.deepEqual(brokenOf(operation), []);
  });
}

test("a replica is recreated only as the pod that was looked at", () => {
  const [request] = buildRecreation(facts(), "pg-3").requests;
  assert.ok(request?.kind === "patch");
  assert.match(
    JSON.stringify(request.patch),
    /"uid":"uid-pg-3-\d+","annotations":\{"alpha\.cnpg\.io\/unrecoverable":"true"\}/,
  );
});

const annotated = (key: string, value: string) => ({ annotations: { [`cnpg.io/${key}`]: value } });
const switching = { status: { targetPrimary: "pg-3", phase: "Switchover in progress" } };
const job = makeObject({ name: "pg-4-join", labels: { "cnpg.io/jobRole": "join" } });
const running = makeObject({ name: "b", spec: { online: false }, status: { phase: "started" } });
const twoPods = { pods: [makePod("pg", 1, { ready: false }), makePod("pg", 2)] };

/** What stands against each, where something does. */
const refusals: readonly (readonly [string, Operation, readonly string[]])[] = [
  ["promote the primary", buildPromotion(facts(), "pg-1", lag), ["not-target-yet", "streaming"]],
  [
    "promote a stranger",
    buildPromotion(facts(), "pg-9", undefined),
    ["known-instance", "candidate-ready"],
  ],
  [
    "promote a fenced instance",
    buildPromotion(facts(annotated("fencedInstances", '["pg-2"]')), "pg-2", lag),
    ["candidate-free"],
  ],
  [
    "promote past a fenced primary",
    buildPromotion(facts(annotated("fencedInstances", '["pg-1"]')), "pg-2", lag),
    ["primary-free"],
  ],
  [
    "promote a lagging one",
    buildPromotion(
      facts(),
      "pg-2",
      new Map([["pg-2", { state: "catchup", syncState: "async", lag: 2 ** 25 }]]),
    ),
    ["streaming", "not-lagging"],
  ],
  [
    "promote during an upgrade of pods",
    buildPromotion(facts({ status: { phase: "Upgrading cluster" } }), "pg-2", lag),
    ["calm"],
  ],
  ["promote back out of a stuck switchover", buildPromotion(facts(switching), "pg-1", lag), []],
  [
    "the target of a stuck switchover",
    buildPromotion(facts(switching), "pg-3", lag),
    ["not-target-yet"],
  ],
  ["restart while switching", buildRestart(facts(switching)), ["no-switch"]],
  ["restart what sleeps", buildRestart(facts(annotated("hibernation", "on"))), ["not-hibernated"]],
  [
    "restart what is paused",
    buildRestart(facts(annotated("reconciliationLoop", "disabled"))),
    ["not-paused"],
  ],
  [
    "restart what goes",
    buildRestart(facts({ deletionTimestamp: minutesAgo(1) })),
    ["not-deleting"],
  ],
  ["scale to the same", buildScaling(facts(), 3), ["other-count"]],
  [
    "fence the fenced",
    buildFencing(facts(annotated("fencedInstances", '["*"]')), "pg-2"),
    ["not-fenced-yet"],
  ],
  [
    "fence during a cold backup",
    buildFencing(facts({}, { backups: [running] }), "pg-2"),
    ["no-cold-backup"],
  ],
  ["unfence the free", buildUnfencing(facts(), "pg-2"), ["is-fenced"]],
  [
    "hibernate the unhealthy during a backup",
    buildHibernation(facts({ status: { phase: "Failing over" } }, { backups: [running] })),
    ["healthy", "no-backup"],
  ],
  ["wake what is awake", buildWaking(facts()), ["is-hibernated"]],
  ["destroy the primary", buildDestruction(facts(), "pg-1", false), ["not-primary"]],
  [
    "destroy while one is cloned",
    buildDestruction(facts({}, { jobs: [job] }), "pg-3", false),
    ["no-join"],
  ],
  [
    "keep a volume whose name is used again",
    buildDestruction(facts(), "pg-3", true),
    ["volume-stays"],
  ],
  [
    "promote back the primary that a stuck switch has stopped",
    buildPromotion(facts(switching, { pods: [makePod("pg", 1, { ready: false })] }), "pg-1", lag),
    [],
  ],
  ["recreate the last good one", buildRecreation(facts({}, twoPods), "pg-2"), ["other-ready"]],
  [
    "recreate unseen",
    buildRecreation(facts({}, { pods: undefined }), "pg-2"),
    ["pod-seen", "other-ready"],
  ],
  [
    "back up by what is not configured",
    buildBackup(facts(), { way: { method: "volumeSnapshot" } }),
    ["method"],
  ],
  [
    "pause the paused",
    buildPoolerPause(object({ name: "p", spec: { pgbouncer: { paused: true } } }), true),
    ["pooler-active"],
  ],
];

for (const [title, operation, codes] of refusals) {
  test(`${title}: ${codes.join(", ") || "nothing stands against it"}`, () => {
    assert.deepEqual(brokenOf(operation), codes);
  });
}

test("a cold snapshot of the only instance stops writes and has to be typed", () => {
  const backup = { plugins: [], backup: { volumeSnapshot: {} }, instances: 1 };
  const choice = { way: { method: "volumeSnapshot" }, online: false } as const;
  const { danger, outage } = buildBackup(facts({ spec: backup }), choice);
  assert.deepEqual([danger.level, outage], ["typed", { kind: "no-writes", pods: ["pg-1"] }]);
});

test("resuming a schedule warns of the run that is made up for", () => {
  const missed = {
    name: "n",
    spec: { suspend: true },
    status: { nextScheduleTime: minutesAgo(5) },
  };
  const coming = { ...missed, status: { nextScheduleTime: minutesAgo(-5) } };
  const effects = [missed, coming].map(
    (one) => buildSuspension(object(one), false).effects[0]?.key,
  );
  assert.deepEqual(effects, ["effect.catchUp", "effect.noCatchUp"]);
});

test("how far a standby is behind is the distance of two places in the WAL", () => {
  const replicationInfo = [
    { applicationName: "pg-2", state: "streaming", replayLsn: "0/FFFFFF00" },
  ];
  const answer = { isPrimary: true, currentLsn: "1/10", replicationInfo };
  const standbys = standbysOf(readInstanceStatus(answer));
  assert.deepEqual(standbys.get("pg-2"), { state: "streaming", syncState: "-", lag: 0x110 });
});

test("a backup is waited for to its end, and its error told", () => {
  const { expectation } = buildBackup(facts(), { way: plugin });
  const seen = (status: object) =>
    expectation?.observe(
      situation({}, { backups: [makeObject({ name: "pg-20261128120000", status })] }),
    );
  assert.equal(seen({ phase: "running" })?.state, "waiting");
  assert.equal(seen({ phase: "completed", instanceID: { podName: "pg-2" } })?.state, "reached");
  const failed = seen({ phase: "failed", error: "no space" });
  assert.ok(failed?.state === "failed");
  assert.equal(failed.why.values?.["error"], "no space");
});

test("a restart in place is believed where PostgreSQL is younger, and told apart where nobody can say", () => {
  const seen = (before: number | undefined, after: number | undefined, seconds = 5) => {
    const at = { ...facts(), measured: before };
    const now = noon + seconds * 1000;
    const { expectation } = buildInstanceRestart(at, "pg-1");
    const told = expectation?.observe({
      ...situation({ status: { readyInstances: 3 } }),
      measured: after,
      now,
    });
    return told?.state === "reached" ? told.seen.key : told?.state;
  };
  assert.equal(seen(100, 200), "seen.inPlace");
  assert.equal(seen(100, 100), "waiting");
  assert.equal(seen(100, undefined), "waiting");
  assert.equal(seen(100, 100, 121), "failed");
  assert.equal(seen(undefined, 200), "seen.inPlaceTold");
});

test("hibernation is seen by its condition, not by the phase", () => {
  const { expectation } = buildHibernation(facts());
  const conditions = [{ type: "cnpg.io/hibernation", status: "True" }];
  assert.equal(expectation?.observe(situation()).state, "waiting");
  assert.equal(expectation?.observe(situation({ status: { conditions } })).state, "reached");
});

test("every text of every value is in the catalogue", () => {
  for (const operation of [...values, ...refusals]
    .flat()
    .filter((one) => typeof one === "object")) {
    if (!("verb" in operation)) continue;
    const { verb, effects, preconditions, outage } = operation;
    const keys = [
      `operation.${verb}`,
      `operation.${verb}.action`,
      `operation.outage.${outage.kind}`,
      ...effects.map(({ key }) => key),
      ...preconditions.map(({ why }) => why.key),
    ];
    const missing = keys.filter((key) => english.messages[key] === undefined);
    assert.deepEqual(missing, [], verb);
  }
});
