import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { LiveStore } from "#live/live-store.ts";
import {
  listEverything,
  makeCluster,
  makePod,
  noon,
  resourceOf,
} from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";
import { TreeModel } from "#tree/tree-model.ts";
import type { TreeOptions } from "#tree/tree-environment.ts";
import type { TreeNode } from "#tree/tree-node.ts";

const names = Array.from({ length: 20 }, (_, index) => `db-${index + 10}`);

test("one change tells of one row, and at once", (t) => {
  const { change, told } = open(t);
  change("db-15", "Upgrading cluster");
  assert.deepEqual(told(), [["db-15"]]);
  change("db-15", "Upgrading cluster");
  assert.deepEqual(told(), [], "the frame is not over");
});

test("a thousand changes of a frame are told together, each row once", (t) => {
  const { change, told } = open(t);
  change("db-10", "Upgrading cluster");
  assert.deepEqual(told(), [["db-10"]]);
  for (let round = 0; round < 100; round += 1) {
    for (const name of names.slice(0, 10)) change(name, `Round ${round}`);
  }
  assert.deepEqual(told(), []);
  t.mock.timers.tick(40);
  assert.deepEqual(told(), [names.slice(0, 10)]);
});

test("a row that looks the same, and one that nobody has seen, is not told of", (t) => {
  const { store, told, pod } = open(t);
  store.apply([changed("pods", pod)]);
  t.mock.timers.tick(40);
  assert.deepEqual(told(), []);
});

test("what is new or gone tells of the context, whose children are others", (t) => {
  const { store, told } = open(t);
  store.apply([changed("clusters", makeCluster("new"))]);
  assert.deepEqual(told(), [["kind"]]);
});

test("a node keeps its identity, and one whose object is gone has no row", (t) => {
  const { model, store, clusters } = open(t);
  const [first] = rowsOf(model);
  assert.ok(first);
  assert.equal(rowsOf(model)[0], first);
  assert.equal(model.parent(first)?.kind, "context");
  store.apply([{ ...changed("clusters", clusters[0] as LiveObject), kind: "removed" }]);
  assert.equal(model.row(first), undefined);
  assert.equal(rowsOf(model).length, names.length - 1);
});

test("ages are written anew each minute, those alone that look different", (t) => {
  const { change, told, pass } = open(t);
  change("db-11", "Upgrading cluster", {
    targetPrimary: "db-11-2",
    targetPrimaryTimestamp: "2026-11-28T11:59:30Z",
  });
  told();
  pass(60_000);
  t.mock.timers.tick(60_000);
  assert.deepEqual(told(), [["db-11"]]);
});

test("after its end nothing is told, and no timer is left", (t) => {
  const { model, change, told } = open(t);
  change("db-10", "Upgrading cluster");
  told();
  change("db-11", "Upgrading cluster");
  model.dispose();
  t.mock.timers.tick(120_000);
  change("db-12", "Upgrading cluster");
  assert.deepEqual(told(), []);
});

function open(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const store = new LiveStore();
  const clusters = names.map((name) => makeCluster(name));
  const pod = makePod("db-10", 1);
  const labels: string[][] = [];
  let now = noon;
  const options: TreeOptions = {
    grouping: "flat",
    filter: "",
    unhealthyOnly: false,
    contexts: ["kind"],
    shown: new Map(),
  };
  store.apply(listEverything("kind", { clusters, pods: [pod] }));
  const model = new TreeModel({
    store,
    environment: () => ({ store, texts: english, now, options }),
    onChange: (nodes) => void labels.push((nodes ?? []).map(labelOf)),
  });
  function labelOf(node: TreeNode): string {
    return model.row(node)?.label ?? "";
  }
  for (const node of [...model.children(), ...rowsOf(model)]) model.row(node);
  t.after(() => model.dispose());
  return {
    model,
    store,
    clusters,
    pod,
    told: () => labels.splice(0),
    pass: (milliseconds: number) => void (now += milliseconds),
    change: (name: string, phase: string, status: object = {}): void => {
      const known = clusters.find(({ metadata }) => metadata.name === name) as LiveObject;
      const next = { ...known, status: { ...(known["status"] as object), ...status, phase } };
      store.apply([changed("clusters", next)]);
    },
  };
}

function changed(plural: string, object: LiveObject) {
  const scope = { context: "kind", resource: resourceOf(plural), namespace: undefined };
  return { kind: "changed" as const, scope, object };
}

function rowsOf(model: TreeModel): readonly TreeNode[] {
  return model.children().flatMap((context) => model.children(context));
}
