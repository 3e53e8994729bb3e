import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareObject } from "#admission/prepare-object.ts";
import { textAt, valueAt } from "#admission/read.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import type { Json } from "#domain/kubernetes/json.ts";

function prepare(spec: Json, kind: CnpgKind = "Cluster", metadata: Json = { name: "shop" }) {
  return prepareObject({ metadata, spec }, { kind, operator: newestOperator, role: "new" });
}

test("a Cluster gets the defaults of the schema and of the operator", () => {
  const cluster = prepare({ storage: { size: "1Gi" }, tablespaces: [{ name: "hot" }] });
  assert.equal(valueAt(cluster, ["spec", "instances"]), 1);
  assert.equal(valueAt(cluster, ["spec", "imageName"]), newestOperator.defaultImage);
  assert.equal(valueAt(cluster, ["spec", "bootstrap", "initdb", "owner"]), "app");
  assert.equal(valueAt(cluster, ["spec", "postgresql", "parameters", "wal_level"]), "logical");
  assert.equal(valueAt(cluster, ["spec", "tablespaces", 0, "owner", "name"]), "app");
  assert.equal(valueAt(cluster, ["spec", "tablespaces", 0, "temporary"]), false);
  assert.equal(valueAt(cluster, ["spec", "monitoring", "enablePodMonitor"]), false);
});

test("nulls go, or make room for the default; in a Cluster's list they become zero values", () => {
  const cluster = prepare({ instances: null, walStorage: null, externalClusters: [null] });
  assert.equal(valueAt(cluster, ["spec", "instances"]), 1);
  assert.equal(valueAt(cluster, ["spec", "walStorage"]), undefined);
  assert.deepEqual(valueAt(cluster, ["spec", "externalClusters"]), [{}]);
});

test("a monolith keeps its database open, a replica archives always", () => {
  const monolith = prepare({ bootstrap: { initdb: { import: { type: "monolith" } } } });
  assert.equal(valueAt(monolith, ["spec", "bootstrap", "initdb", "database"]), undefined);
  const replica = prepare({ replica: { source: "origin" } });
  const archiving = ["spec", "postgresql", "parameters", "archive_mode"];
  assert.equal(valueAt(replica, archiving), "always");
});

test("annotations are read as the operator reads them", () => {
  const annotations = {
    "alpha.cnpg.io/failoverQuorum": "T",
    "alpha.cnpg.io/livenessPinger": '{"Enabled": false, "requestTimeout": 5}',
  };
  const spec = { postgresql: { synchronous: { method: "any", number: 1, failoverQuorum: false } } };
  const cluster = prepare(spec, "Cluster", { name: "shop", annotations });
  assert.equal(valueAt(cluster, ["spec", "postgresql", "synchronous", "failoverQuorum"]), true);
  const check = { enabled: false, requestTimeout: 5, connectionTimeout: 1000 };
  assert.deepEqual(valueAt(cluster, ["spec", "probes", "liveness", "isolationCheck"]), check);
});

test("what was stored over a fixed parameter is dropped before it is compared", () => {
  const spec = () => ({ postgresql: { parameters: { port: "1", work_mem: "8MB" } } });
  const stored = prepareObject(
    { metadata: { name: "shop" }, spec: spec() },
    { kind: "Cluster", operator: newestOperator, role: "stored" },
  );
  const parameters = ["spec", "postgresql", "parameters"];
  assert.equal(valueAt(stored, [...parameters, "port"]), undefined);
  assert.equal(valueAt(stored, [...parameters, "work_mem"]), "8MB");
  assert.equal(valueAt(prepare(spec()), [...parameters, "port"]), "1");
});

test("other kinds get the defaults of their schema alone, and a generated name", () => {
  const backup = prepare({ cluster: { name: "shop" } }, "Backup", { generateName: "now-" });
  assert.deepEqual(valueAt(backup, ["spec"]), {
    cluster: { name: "shop" },
    method: "barmanObjectStore",
  });
  assert.match(textAt(backup, ["metadata", "name"]), /^now-.{5}$/);
});
