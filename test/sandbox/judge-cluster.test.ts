import assert from "node:assert/strict";
import { test } from "node:test";
import { type ClusterObject, judgeCluster } from "#sandbox/demo/judge-cluster.ts";

const healthy: ClusterObject = {
  metadata: {},
  spec: { instances: 3 },
  status: { phase: "Cluster in healthy state", currentPrimary: "pg-1", readyInstances: 3 },
};

test("a cluster is ready when its phase and the number of its instances say so", () => {
  assert.equal(judgeCluster(healthy).state, "ready");
  assert.deepEqual(judgeCluster({ ...healthy, spec: { instances: 4 } }), {
    state: "waiting",
    why: "Cluster in healthy state, 3 of 4 instances ready",
  });
  assert.deepEqual(judgeCluster({ metadata: {}, spec: { instances: 3 } }), {
    state: "waiting",
    why: "no phase, 0 of 3 instances ready",
  });
});

test("nobody waits for a cluster that is gone or hibernated", () => {
  assert.equal(judgeCluster(undefined).state, "off");
  const metadata = { annotations: { "cnpg.io/hibernation": "on" } };
  assert.equal(judgeCluster({ ...healthy, metadata }).state, "off");
});
