import assert from "node:assert/strict";
import { test } from "node:test";
import { readInstanceStatus } from "#domain/cnpg/instance-status.ts";
import { listEndpoints } from "#live/list-endpoints.ts";
import { LiveStore } from "#live/live-store.ts";
import {
  listEverything,
  makeCluster,
  makeObject,
  makePod,
  minutesAgo,
  noon,
} from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";
import { clusterNode, instanceNode, partNode } from "#tree/make-nodes.ts";
import { kindOf } from "#tree/nodes/node-kinds.ts";
import { describeNode } from "#tree/tooltips/describe-node.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

const cluster = makeCluster("pg");
const pods = [1, 2, 3].map((number) => makePod("pg", number));

function open(statuses: Readonly<Record<number, object>>): TreeEnvironment {
  const store = new LiveStore();
  store.apply(listEverything("kind", { clusters: [cluster], pods }));
  for (const [number, answer] of Object.entries(statuses)) {
    const podUid = pods[Number(number) - 1]?.metadata.uid ?? "";
    const status = readInstanceStatus(answer);
    store.apply([{ kind: "instance-status", context: "kind", podUid, status }]);
  }
  const options = { grouping: "flat", filter: "", unhealthyOnly: false } as const;
  return {
    store,
    texts: english,
    now: noon,
    options: { ...options, contexts: ["kind"], shown: new Map() },
  };
}

function nodeOf(number: number) {
  const uid = pods[number - 1]?.metadata.uid ?? "";
  return instanceNode({
    context: "kind",
    clusterUid: cluster.metadata.uid,
    name: `pg-${number}`,
    uid,
  });
}

function describe(env: TreeEnvironment, number: number): string | undefined {
  const node = nodeOf(number);
  return kindOf(node).row(node, env)?.description;
}

const replica = (name: string, replayLsn: string, state = "streaming", syncState = "async") => ({
  applicationName: name,
  state,
  syncState,
  replayLsn,
});

test("replicas say how far they are behind, by what the primary sees", () => {
  const env = open({
    1: {
      isPrimary: true,
      currentLsn: "1/00000000",
      isArchivingWAL: true,
      replicationInfo: [
        replica("pg-2", "1/00000000", "streaming", "quorum"),
        replica("pg-3", "0/FF000000", "catchup"),
      ],
    },
    2: { isWalReceiverActive: true },
    3: { isWalReceiverActive: true, replayPaused: true },
  });
  assert.equal(describe(env, 1), "primary · node-1");
  assert.equal(describe(env, 2), "replica · synchronous · up to date · node-2");
  assert.equal(describe(env, 3), "replica · replay is paused · catchup · 16 MB behind · node-3");
});

test("a primary says what waits for the archive, and any instance what it needs", () => {
  const env = open({
    1: {
      isPrimary: true,
      isArchivingWAL: false,
      lastFailedWAL: "000000010000000000000003",
      readyWalFiles: 7,
      pendingRestart: true,
    },
    2: { mightBeUnavailable: true },
    3: {},
  });
  assert.equal(
    describe(env, 1),
    "primary · archiving of 000000010000000000000003 fails · 7 WAL files wait for the archive · needs a restart · node-1",
  );
  assert.equal(describe(env, 2), "replica · PostgreSQL does not run · node-2");
  assert.equal(describe(env, 3), "replica · receives no WAL · node-3");
});

test("without an answer the pod's facts remain, and an answer that is taken back is gone", () => {
  const env = open({ 2: {} });
  assert.equal(describe(env, 1), "primary · node-1");
  const podUid = pods[1]?.metadata.uid ?? "";
  env.store.apply([{ kind: "instance-status", context: "kind", podUid, status: undefined }]);
  assert.equal(describe(env, 2), "replica · node-2");
  const late = { kind: "instance-status", context: "gone", podUid, status: undefined } as const;
  env.store.apply([late]);
});

test("only running pods are asked, by the scheme of their command", () => {
  const secure = makePod("pg", 1);
  const store = new LiveStore();
  const spec = { containers: [{ name: "postgres", command: ["x", "--status-port-tls"] }] };
  const pending = makePod("pg", 3, { status: { phase: "Pending" } });
  store.apply(
    listEverything("kind", {
      clusters: [cluster],
      pods: [{ ...secure, spec }, makePod("pg", 2), pending],
    }),
  );
  assert.deepEqual(
    listEndpoints(store, "kind", cluster.metadata.uid).map(({ pod, scheme }) => [pod, scheme]),
    [
      ["pg-1", "https"],
      ["pg-2", "http"],
    ],
  );
  assert.deepEqual(listEndpoints(store, "other", cluster.metadata.uid), []);
});

test("tooltips of instances, backups and poolers tell what rows leave out, and nothing becomes Markdown", () => {
  const backup = makeObject({
    name: "pg_1*",
    spec: { cluster: { name: "pg" }, method: "plugin" },
    status: {
      phase: "completed",
      startedAt: minutesAgo(5),
      beginWal: "03",
      endWal: "04",
      backupId: "b7",
    },
  });
  const pooler = makeObject({
    name: "pool",
    spec: { cluster: { name: "pg" }, type: "rw", pgbouncer: {} },
    status: { instances: 1, phase: "active" },
  });
  const store = new LiveStore();
  store.apply(
    listEverything("kind", { clusters: [cluster], pods, backups: [backup], poolers: [pooler] }),
  );
  const env = { ...open({}), store };
  const tooltip = (node: Parameters<typeof describeNode>[0]) => describeNode(node, env) ?? "";
  const group = { context: "kind", clusterUid: cluster.metadata.uid } as const;
  assert.match(tooltip(nodeOf(1)), /^\*\*pg-1\*\* · primary · shop[^]*\| Node \| node-1 \|/);
  const ofBackup = tooltip(partNode({ ...group, part: "backups" }, backup.metadata.uid));
  assert.match(ofBackup, /^\*\*pg\\_1\\\*\*\*/);
  assert.match(ofBackup, /\| Backup id \| b7 \|[^]*\| WAL \| 03 – 04 \|/);
  const ofPooler = tooltip(partNode({ ...group, part: "poolers" }, pooler.metadata.uid));
  assert.match(ofPooler, /\| Pool mode \| session \|\n\| Phase \| active \|/);
  assert.match(tooltip(clusterNode("kind", cluster.metadata.uid)), /^\*\*pg\*\* · shop · kind/);
});
