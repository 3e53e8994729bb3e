import assert from "node:assert/strict";
import { test } from "node:test";
import { writeStatus } from "#commands/status/write-status.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import {
  answersFor,
  proxyPath,
  readAnswered,
  readInstanceAnswer,
} from "#test/support/live/status-answers.ts";
import { makeCluster, makeObject, makePod, minutesAgo, noon } from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";

const pods = [makePod("pg", 1), makePod("pg", 2)];
const belongs = { cluster: { name: "pg" } };

interface Scene {
  readonly cluster?: Parameters<typeof makeCluster>[1];
  readonly primary?: object;
  readonly replica?: object;
  readonly lists?: Readonly<Record<string, readonly LiveObject[]>>;
}

/** The page of a healthy pair with a backup, changed as the scene says. */
async function write({ cluster = {}, primary, replica, lists = {} }: Scene): Promise<string> {
  const spec = { instances: 2, ...cluster.spec };
  const status = { instances: 2, readyInstances: 2, instanceNames: ["pg-1", "pg-2"] };
  const object = makeCluster("pg", { ...cluster, spec, status: { ...status, ...cluster.status } });
  const done = makeObject({
    name: "nightly-1",
    spec: { ...belongs, method: "plugin" },
    status: { phase: "completed", stoppedAt: minutesAgo(90) },
  });
  const [first, second] = pods.map(({ metadata }) => proxyPath(metadata, "http"));
  const answers = {
    ...answersFor(object, { pods, backups: [done], ...lists }),
    [first ?? ""]: { ...readInstanceAnswer("pg-1"), ...primary },
    [second ?? ""]: { ...readInstanceAnswer("pg-2"), ...replica },
  };
  return writeStatus(await readAnswered(answers, { now: noon }), english);
}

async function troublesIn(scene: Scene): Promise<string> {
  return (await write(scene)).split("\n## ")[1] ?? "";
}

test("a healthy pair has nothing wrong", async () => {
  const told = await troublesIn({});
  assert.match(told, /Nothing is wrong, as far as could be read/);
  assert.doesNotMatch(told, /warning|error/);
});

const row = (over: object) => ({
  slotName: "_cnpg_pg_2",
  slotType: "physical",
  restartLsn: "0/1000000",
  walStatus: "reserved",
  active: true,
  ...over,
});

const scenes: Readonly<Record<string, readonly [scene: Scene, told: RegExp]>> = {
  "a replica that receives nothing": [
    { replica: { isWalReceiverActive: false } },
    /\*\*warning\*\* pg-2 receives no WAL from the primary\s+→ Read its log/,
  ],
  "a replica whose replay is paused": [
    { replica: { replayPaused: true } },
    /\*\*warning\*\* pg-2 does not replay what it receives/,
  ],
  "a replica that is far behind": [
    {
      primary: {
        currentLsn: "0/9000000",
        replicationInfo: [{ applicationName: "pg-2", state: "catchup", replayLsn: "0/4000000" }],
      },
    },
    /\*\*warning\*\* pg-2 is 80 MB behind the primary/,
  ],
  "PostgreSQL that does not run": [
    { replica: { mightBeUnavailable: true } },
    /\*\*warning\*\* PostgreSQL does not run in pg-2/,
  ],
  "an inactive slot": [
    { primary: { replicationSlotsInfo: [row({ active: false })] } },
    /\*\*warning\*\* slot \\_cnpg\\_pg\\_2 is inactive and holds back WAL/,
  ],
  "a slot whose WAL is lost": [
    { primary: { replicationSlotsInfo: [row({ walStatus: "lost", active: false })] } },
    /\*\*warning\*\* the WAL that slot \\_cnpg\\_pg\\_2 needs goes or is gone \(lost\)/,
  ],
  "WAL that waits for the archive": [
    { primary: { readyWalFiles: 42 } },
    /\*\*warning\*\* 42 WAL files wait for the archive/,
  ],
  "archiving that is skipped": [
    { cluster: { annotations: { "cnpg.io/skipWalArchiving": "enabled" } } },
    /\*\*warning\*\* an annotation makes PostgreSQL throw WAL away unarchived/,
  ],
  "an archive without a backup": [
    { lists: { backups: [] } },
    /\*\*warning\*\* WAL is archived, but no backup has succeeded yet/,
  ],
  "a pooler that is paused": [
    {
      lists: {
        poolers: [makeObject({ name: "rw", spec: { ...belongs, pgbouncer: { paused: true } } })],
      },
    },
    /\*\*warning\*\* pooler rw is paused: its clients wait\s+→ \*\*Resume Pooler\*\*/,
  ],
  "a schedule that is suspended": [
    {
      lists: {
        scheduledbackups: [makeObject({ name: "nightly", spec: { ...belongs, suspend: true } })],
      },
    },
    /\*\*note\*\* schedule nightly is suspended/,
  ],
};

for (const [title, [scene, told]] of Object.entries(scenes)) {
  test(`${title} stands first, with what to do`, async () => {
    assert.match(await troublesIn(scene), told);
  });
}

test("a slot is silent while its instance is fenced, whatever slots are called there", async () => {
  const spec = { replicationSlots: { highAvailability: { slotPrefix: "ha_" } } };
  const rows = ["ha_pg_2", "ha_pg_3"].map((slotName) => row({ slotName, active: false }));
  const told = await troublesIn({
    cluster: { spec, annotations: { "cnpg.io/fencedInstances": '["pg-2"]' } },
    primary: { replicationSlotsInfo: rows },
  });
  assert.match(told, /slot ha\\_pg\\_3 is inactive/);
  assert.doesNotMatch(told, /slot ha\\_pg\\_2 is inactive/);
});

test("the worst stands first", async () => {
  const told = await troublesIn({
    cluster: { annotations: { "cnpg.io/fencedInstances": '["pg-1"]' } },
    primary: { readyWalFiles: 42 },
  });
  assert.match(told, /^What is wrong.*\n\n- \*\*error\*\* primary pg-1 is fenced/);
});

test("a pod that is not ready is named with its reason, not counted alone", async () => {
  const waiting = { state: { waiting: { reason: "ImagePullBackOff", message: "no such tag" } } };
  const pending = makePod("pg", 2, {
    ready: false,
    status: { phase: "Pending", containerStatuses: [{ name: "postgres", ...waiting }] },
  });
  const told = await troublesIn({
    cluster: { status: { readyInstances: 1 } },
    lists: { pods: [makePod("pg", 1), pending] },
  });
  assert.match(told, /\*\*warning\*\* pg-2: the image cannot be pulled \(ImagePullBackOff\)/);
});

test("what is declared but not so yet names who takes the next step", async () => {
  const scene: Scene = {
    cluster: { spec: { instances: 3 }, status: { image: "postgres:18.4" } },
    replica: { pendingRestart: true },
    lists: { databases: [makeObject({ name: "app", spec: { ...belongs, name: "app" } })] },
  };
  const pendingOf = (text: string) =>
    text.split("\n## ").find((block) => block.startsWith("Declared, but")) ?? "";
  const told = pendingOf(await write(scene));
  assert.match(told, /3 instances are wanted, 2 are there/);
  assert.match(told, /pg-1, pg-2 still run another image than postgres:18\.4/);
  assert.match(told, /pg-2 wait for a restart to take on their configuration/);
  assert.match(told, /app: nobody has looked at them yet/);
  assert.match(told, /Next: the operator does it by itself/);
  const status = { phase: "Waiting for user action" };
  const supervised = await write({ replica: { pendingRestart: true }, cluster: { status } });
  assert.match(pendingOf(supervised), /Next: yours\. The operator waits for you to promote/);
  const annotations = { "cnpg.io/reconciliationLoop": "disabled" };
  const paused = await write({ replica: { pendingRestart: true }, cluster: { annotations } });
  assert.match(pendingOf(paused), /Next: yours\. Reconciliation is disabled/);
});

test("the table of backups joins the store's window with the Backup objects", async () => {
  const failed = makeObject({
    name: "nightly-2",
    spec: { ...belongs, method: "plugin" },
    status: { phase: "failed", stoppedAt: minutesAgo(30) },
  });
  const store = makeObject({
    name: "store",
    status: {
      serverRecoveryWindow: {
        pg: { firstRecoverabilityPoint: minutesAgo(600) },
        other: { firstRecoverabilityPoint: minutesAgo(6000) },
      },
    },
  });
  const plugins = [
    {
      name: "barman-cloud.cloudnative-pg.io",
      isWALArchiver: true,
      parameters: { barmanObjectName: "store" },
    },
  ];
  const text = await write({
    cluster: { spec: { plugins } },
    lists: { backups: [failed], objectstores: [store] },
  });
  assert.match(text, /\| object store store \| 2026-11-28T02:00:00Z \(10 h ago\) \| – \| – \|/);
  assert.match(text, /\| plugin \| – \| – \| 2026-11-28T11:30:00Z \(30 min ago\) \|/);
});

test("what may be wrong has something to do about it in the catalogue", () => {
  const facts = Object.keys(english.messages).filter((key) => key.startsWith("health."));
  const without = facts
    .map((key) => key.replace("health.", ""))
    .filter((code) => english.messages[`status.next.${code}`] === undefined);
  assert.deepEqual(without, ["healthy"]);
  const steps = Object.keys(english.messages).filter((key) => key.startsWith("status.next."));
  assert.ok(steps.every((key) => english.messages[key.replace("status.next", "health")]));
});
