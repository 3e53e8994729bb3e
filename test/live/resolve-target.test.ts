import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveEvent } from "#domain/kubernetes/live-event.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { LiveStore } from "#live/live-store.ts";
import type { Resolution } from "#live/resolution.ts";
import { resolveTarget } from "#live/resolve-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import {
  listEverything,
  makeCluster,
  makeObject,
  makePod,
  resourceOf,
} from "#test/support/live/objects.ts";

const context = "here";
const base = { context, namespace: "shop", name: "pg", cluster: "pg", port: 5432 } as const;
const rw: TunnelTarget = { ...base, role: "rw" };
const ro: TunnelTarget = { ...base, role: "ro" };

function storeOf(clusters: LiveObject[], pods: LiveObject[], poolers: LiveObject[] = []) {
  const store = new LiveStore();
  store.apply(listEverything(context, { clusters, pods, poolers }));
  return store;
}

function ask(store: LiveStore, target: TunnelTarget, turn = 0): string {
  return show(resolveTarget(store.context(context), target, turn));
}

function show(resolution: Resolution): string {
  return resolution.kind === "pod" ? resolution.pod : `${resolution.kind}: ${resolution.reason}`;
}

const three = [makePod("pg", 1), makePod("pg", 2), makePod("pg", 3)];
const switching = { currentPrimary: "pg-1", targetPrimary: "pg-2" };
const fenceFirst = { annotations: { "cnpg.io/fencedInstances": '["pg-1"]' } };
const asleep = { annotations: { "cnpg.io/hibernation": "on" } };
const leaving = makePod("pg", 1);
const beingDeleted = {
  ...leaving,
  metadata: { ...leaving.metadata, deletionTimestamp: "2026-11-28T12:00:00Z" },
};

const primaryCases: readonly (readonly [string, LiveObject[], LiveObject[], string])[] = [
  ["by label", [makeCluster("pg")], three, "pg-1"],
  [
    "while another one is asked for",
    [makeCluster("pg", { status: switching })],
    three,
    "waiting: switchover",
  ],
  [
    "before the label has moved",
    [makeCluster("pg", { status: { currentPrimary: "pg-2", targetPrimary: "pg-2" } })],
    three,
    "waiting: switchover",
  ],
  [
    "after the label has moved",
    [makeCluster("pg", { status: { currentPrimary: "pg-2", targetPrimary: "pg-2" } })],
    [makePod("pg", 1, { role: "replica" }), makePod("pg", 2, { role: "primary" })],
    "pg-2",
  ],
  [
    "with nobody labelled",
    [makeCluster("pg")],
    [makePod("pg", 1, { role: "unhealthy" }), makePod("pg", 2)],
    "waiting: no-primary",
  ],
  [
    "not ready",
    [makeCluster("pg")],
    [makePod("pg", 1, { ready: false })],
    "waiting: primary-not-ready",
  ],
  ["whose pod is being deleted", [makeCluster("pg")], [beingDeleted], "waiting: primary-not-ready"],
  ["fenced, which readiness tells late", [makeCluster("pg", fenceFirst)], three, "waiting: fenced"],
  ["of a hibernated cluster", [makeCluster("pg", asleep)], [], "gone: hibernated"],
  ["of a cluster that is gone", [], [], "gone: cluster-gone"],
  [
    "of a cluster that is being created",
    [makeCluster("pg", { status: { currentPrimary: undefined, targetPrimary: undefined } })],
    [],
    "waiting: no-primary",
  ],
];

for (const [title, clusters, pods, expected] of primaryCases) {
  test(`the primary ${title}: ${expected}`, () => {
    assert.equal(ask(storeOf(clusters, pods), rw), expected);
  });
}

test("replicas take connections in turn, and only those that are ready", () => {
  const store = storeOf([makeCluster("pg")], [...three, makePod("pg", 4, { ready: false })]);
  assert.deepEqual(
    [0, 1, 2, 3].map((turn) => ask(store, ro, turn)),
    ["pg-2", "pg-3", "pg-2", "pg-3"],
  );
});

test("a cluster of one instance will never have a replica; a larger one may", () => {
  const alone = [makePod("pg", 1)];
  assert.equal(
    ask(storeOf([makeCluster("pg", { spec: { instances: 1 } })], alone), ro),
    "gone: no-replicas",
  );
  assert.equal(ask(storeOf([makeCluster("pg")], alone), ro), "waiting: no-ready-replica");
});

test("any instance: all ready ones in turn, the primary among them", () => {
  const store = storeOf([makeCluster("pg")], three);
  const asked = [0, 1, 2].map((turn) => ask(store, { ...base, role: "r" }, turn));
  assert.deepEqual(asked, ["pg-1", "pg-2", "pg-3"]);
});

test("one instance is reached although it is not ready, and is gone when nothing names it", () => {
  const store = storeOf([makeCluster("pg")], [makePod("pg", 2, { ready: false })]);
  const instance = (name: string): TunnelTarget => ({ ...base, role: "instance", name });
  assert.equal(ask(store, instance("pg-2")), "pg-2");
  assert.equal(ask(store, instance("pg-3")), "waiting: instance-missing");
  assert.equal(ask(store, instance("pg-9")), "gone: instance-gone");
});

test("a pooler is reached by its ready pods, also while its cluster sleeps", () => {
  const pooler = makeObject({ name: "pool", spec: { cluster: { name: "pg" } } });
  const pod = (name: string, status: string): LiveObject =>
    makeObject({
      name,
      labels: {
        "cnpg.io/cluster": "pg",
        "cnpg.io/poolerName": "pool",
        "cnpg.io/podRole": "pooler",
      },
      status: { conditions: [{ type: "Ready", status }] },
    });
  const target: TunnelTarget = { ...base, role: "pooler", name: "pool" };
  const pods = [pod("pool-a", "True"), pod("pool-b", "False")];
  assert.equal(ask(storeOf([makeCluster("pg", asleep)], pods, [pooler]), target, 1), "pool-a");
  assert.equal(
    ask(storeOf([makeCluster("pg")], [], [pooler]), target),
    "waiting: pooler-not-ready",
  );
  assert.equal(ask(storeOf([makeCluster("pg")], pods), target), "gone: pooler-gone");
});

test("where pods may not be listed, the status names the primary", () => {
  const store = storeOf([makeCluster("pg")], []);
  const scope = { context, resource: resourceOf("pods"), namespace: undefined };
  const denied: LiveEvent = { kind: "denied", scope, verb: "list" };
  store.apply([denied]);
  assert.equal(ask(store, rw), "pg-1");
  assert.equal(ask(store, ro, 1), "pg-3");
});

test("nothing is judged before the cluster has answered", () => {
  const store = new LiveStore();
  assert.equal(ask(store, rw), "waiting: connecting");
  store.apply([{ kind: "connecting", context }]);
  assert.equal(ask(store, rw), "waiting: connecting");
  store.apply([{ kind: "connected", context, served: [], namespaces: undefined }]);
  assert.equal(ask(store, rw), "waiting: connecting");
});

test("without a context nothing is reached, pods and Services neither; else those need no look", () => {
  const [pod, service] = [{ ...base, role: "pod" } as const, { ...base, role: "service" } as const];
  const store = storeOf([makeCluster("pg")], three);
  assert.deepEqual([ask(new LiveStore(), pod), ask(store, service)], ["pg", "pg"]);
  const problem = { reason: "config", message: "the kubeconfig has no context here" };
  store.apply([{ kind: "failed", context, problem }]);
  for (const target of [rw, pod, service]) assert.equal(ask(store, target), "gone: no-context");
});

test("a context that fails in another way may come back, and its own words are kept", () => {
  const store = storeOf([makeCluster("pg")], three);
  const problem = { reason: "credentials", message: "the login plugin ended with 1" };
  store.apply([{ kind: "failed", context, problem }]);
  assert.deepEqual(resolveTarget(store.context(context), rw, 0), {
    kind: "waiting",
    reason: "context-failed",
    detail: "the login plugin ended with 1",
  });
});

test("a namespace that is not looked at is told from a cluster that has not answered", () => {
  const store = storeOf([makeCluster("pg")], three);
  store.apply([{ kind: "connected", context, served: [], namespaces: ["stock"] }]);
  assert.equal(ask(store, rw), "gone: namespace-left-out");
  store.apply([{ kind: "connected", context, served: [], namespaces: ["stock", "shop"] }]);
  assert.notEqual(ask(store, rw), "gone: namespace-left-out");
});
