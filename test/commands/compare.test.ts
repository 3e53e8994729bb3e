import assert from "node:assert/strict";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import { listLenses } from "#commands/lens/list-lenses.ts";
import { environmentOf } from "#commands/environment-of.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import { listEverything, makeCluster, makeObject, makePod } from "#test/support/live/objects.ts";
import { createServices } from "#test/support/live/services.ts";
import { clusterNode } from "#tree/make-nodes.ts";

const manifest = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: pg
spec:
  storage:
    size: 10Gi
  instances: 3
`;

const path = "GET /apis/postgresql.cnpg.io/v1/namespaces/shop/clusters/pg";
/** As a real server with operator 1.30 stores the manifest, with one more instance than it wants. */
const live = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata: {
    name: "pg",
    namespace: "shop",
    uid: "u",
    generation: 2,
    managedFields: [{}],
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" },
  },
  spec: {
    instances: 4,
    logLevel: "info",
    bootstrap: { initdb: { database: "app", owner: "app", encoding: "UTF8" } },
    primaryUpdateStrategy: "unsupervised",
    storage: { size: "10Gi", resizeInUseVolumes: true },
    walStorage: { size: "2Gi" },
  },
  status: { phase: "Cluster in healthy state" },
};

const cluster = makeCluster("pg");
const pods = [makePod("pg", 1)];

function open(files = [{ uri: "file:///pg.yaml", path: "pg.yaml", text: manifest }]) {
  const script = createScriptedUi();
  const services = createServices(script.ui, { files, answers: { [path]: live } });
  services.store.apply(listEverything("kind", { clusters: [cluster], pods }));
  return { ...script, services };
}

test("the comparison shows what somebody changed, and no default, status or server's field", async () => {
  const { services, shown, transcript } = open();
  await liveCommands["cnpg.object.compare"](clusterNode("kind", cluster.metadata.uid), services);
  assert.deepEqual(transcript, ["compare: pg: manifest ↔ live (kind)"]);
  assert.equal(shown.get("pg (manifest)"), manifest);
  assert.equal(
    shown.get("pg (live, kind, without defaults)"),
    manifest.replace("instances: 3", "instances: 4\n  walStorage:\n    size: 2Gi"),
  );
});

test("without a manifest there is nothing to compare with", async () => {
  const { services, transcript } = open([]);
  await liveCommands["cnpg.object.compare"](clusterNode("kind", cluster.metadata.uid), services);
  assert.match(transcript.join(), /^inform: No YAML file .* holds Cluster pg/);
});

test("a lens compares the document that it stands above", async () => {
  const two = `${manifest.replace("name: pg", "name: other")}---\n${manifest.replace("10Gi", "20Gi")}`;
  const file = { uri: "file:///two.yaml", path: "two.yaml", text: two };
  const { services, shown } = open([file]);
  const lenses = listLenses(readManifest(two), environmentOf(services));
  assert.deepEqual(
    lenses.map(({ title, line }) => [title, line]),
    [["live: healthy · 3/3 · compare", 9]],
  );
  const [lens] = lenses;
  const origin = { uri: file.uri, offset: lens?.offset ?? 0 };
  await liveCommands["cnpg.object.compare"](lens?.node, services, origin);
  assert.match(shown.get("pg (manifest)") ?? "", /20Gi/);
});

test("with several contexts each lens names its own, and an ambiguous name gets none", () => {
  const { services } = open();
  const twice = [makeCluster("pg"), makeCluster("pg", { namespace: "other" })];
  const others = twice.flatMap(({ metadata: { namespace } }) => ({
    ...makePod("pg", 1),
    metadata: { ...makePod("pg", 1).metadata, namespace: namespace ?? "" },
  }));
  services.store.apply(listEverything("prod", { clusters: twice, pods: others }));
  const titles = (text: string) =>
    listLenses(readManifest(text), environmentOf(services)).map(({ title }) => title);
  assert.deepEqual(titles(manifest), ["live in kind: healthy · 3/3 · compare"]);
  assert.deepEqual(titles(manifest.replace("name: pg", "name: pg\n  namespace: other")), [
    "live in prod: healthy · 3/3 · compare",
  ]);
  assert.deepEqual(titles("apiVersion: v1\nkind: Secret\nmetadata:\n  name: pg\n"), []);
});

test("other kinds say what their row says", () => {
  const { services } = open();
  const spec = { cluster: { name: "pg" }, type: "rw", instances: 2 };
  const poolers = [makeObject({ name: "pool", spec, status: { instances: 1 } })];
  services.store.apply(listEverything("kind", { clusters: [cluster], poolers }));
  const text = "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata:\n  name: pool\n";
  const [lens] = listLenses(readManifest(text), environmentOf(services));
  assert.equal(lens?.title, "live: rw · 1/2 pods · compare");
});
