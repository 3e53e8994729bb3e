import assert from "node:assert/strict";
import { test } from "node:test";
import { LiveNames } from "#extension/live/live-names.ts";
import { LiveStore } from "#live/live-store.ts";
import { createFakeConnection } from "#test/support/live/services.ts";
import { listEverything, makeCluster, makeObject } from "#test/support/live/objects.ts";

test("names of objects come from contexts that are followed, and from no other", async () => {
  const { names, calls } = open();
  assert.deepEqual(await names.find({ kinds: ["Cluster"], namespace: null }), [
    { name: "pg", context: "kind" },
    { name: "far", context: "kind" },
  ]);
  assert.deepEqual(await names.find({ kinds: ["Cluster"], namespace: "shop" }), [
    { name: "pg", context: "kind" },
  ]);
  assert.deepEqual(await names.find({ kinds: ["Nonsense"], namespace: null }), []);
  assert.deepEqual(calls, []);
});

test("Secrets are listed by name when a field asks, in the namespace of the manifest", async () => {
  const { names, calls } = open();
  assert.deepEqual(await names.find({ kinds: ["Secret"], namespace: "shop" }), [
    { name: "pg-app", context: "kind" },
  ]);
  assert.deepEqual(calls, ["GET /api/v1/namespaces/shop/secrets"]);
});

test("keys that follow each other ask once; after half a minute it is asked again", async (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const { names, calls } = open();
  for (let key = 0; key < 5; key += 1) await names.find({ kinds: ["Secret"], namespace: "shop" });
  assert.equal(calls.length, 1);
  t.mock.timers.tick(30_001);
  await names.find({ kinds: ["Secret"], namespace: "shop" });
  assert.equal(calls.length, 2);
});

test("who may not list them gets none, and no failure", async () => {
  const { names } = open();
  assert.deepEqual(await names.find({ kinds: ["StorageClass"], namespace: null }), []);
});

function open() {
  const calls: string[] = [];
  const store = new LiveStore();
  const far = makeObject({ name: "far", namespace: "far" });
  store.apply(listEverything("kind", { clusters: [makeCluster("pg"), far] }));
  store.apply(listEverything("old", { clusters: [makeCluster("gone")] }));
  store.apply([{ kind: "paused", context: "old", since: 0 }]);
  const answers = {
    "GET /api/v1/namespaces/shop/secrets": {
      metadata: { resourceVersion: "1" },
      items: [{ metadata: { name: "pg-app", namespace: "shop", uid: "1", resourceVersion: "1" } }],
    },
  };
  const names = new LiveNames(store, {
    contexts: () => Promise.resolve(["kind", "old"]),
    get: (context) => Promise.resolve(createFakeConnection(context, answers, calls)),
  });
  return { names, calls };
}
