import assert from "node:assert/strict";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import { installedClients } from "#commands/connection/database-clients.ts";
import type { PeerClients } from "#commands/connection/database-clients.ts";
import { clusterNode } from "#tree/make-nodes.ts";
import { createServices } from "#test/support/live/services.ts";
import { createFakeConnect } from "#test/support/live/fake-connect.ts";
import { listEverything, makeCluster, makeObject, makePod } from "#test/support/live/objects.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";

const canary = "canary-51aa";
const encode = (text: string): string => Buffer.from(text).toString("base64");

const pgsql = "ms-ossdata.vscode-pgsql";
const sqltools = ["mtxr.sqltools", "mtxr.sqltools-driver-pg"];
const databaseClient = "cweijan.vscode-postgresql-client2";

function fakePeers(installed: readonly string[], opens = true) {
  const calls: string[] = [];
  const peers: PeerClients = {
    has: (extension) => installed.includes(extension),
    run: (extension, command, ...values) => {
      calls.push([extension, command, ...values.map((value) => JSON.stringify(value))].join(" "));
      return Promise.resolve();
    },
    open: (extension, path, query) => {
      calls.push(`${extension} ${path}?${query}`);
      return Promise.resolve(opens);
    },
  };
  return { peers, calls };
}

function open(
  { peers, database = "app" }: { peers: PeerClients; database?: string },
  ...script: readonly (string | undefined)[]
) {
  const scripted = createScriptedUi(...script);
  const connect = createFakeConnect({ peers });
  const services = createServices(scripted.ui, {
    connect,
    answers: {
      "GET /api/v1/namespaces/shop/secrets/pg-app": {
        data: { username: encode("app"), password: encode(canary), dbname: encode(database) },
      },
      "GET /api/v1/namespaces/shop/secrets/pg-ca": { data: { "ca.crt": encode("CERTIFICATE") } },
    },
  });
  const cluster = makeCluster("pg", { spec: { instances: 1 } });
  services.store.apply(listEverything("kind", { clusters: [cluster], pods: [makePod("pg", 1)] }));
  return { ...scripted, connect, services, node: clusterNode("kind", cluster.metadata.uid) };
}

test("Microsoft's extension gets a link that fills its dialog, without the password", async () => {
  const { peers, calls } = fakePeers([pgsql]);
  const { services, connect, transcript, node } = open({ peers }, undefined);
  await liveCommands["cnpg.connection.handOver"](node, services);
  const [tunnel] = connect.tunnels.list();
  connect.tunnels.dispose();
  const query = new URLSearchParams(calls[0]?.split("?")[1]);
  assert.deepEqual(Object.fromEntries(query), {
    server: "pg-rw",
    hostaddr: "127.0.0.1",
    port: String(tunnel?.port),
    database: "app",
    user: "app",
    authenticationType: "SqlLogin",
    sslmode: "verify-full",
    sslrootcert: "/kept/kind-shop-pg-ca.crt",
    profileName: "pg (rw) · kind",
  });
  assert.equal(calls.length, 1);
  assert.match(
    transcript[0] ?? "",
    /PostgreSQL \(Microsoft\) has the connection, without the password/,
  );
  assert.doesNotMatch(JSON.stringify([calls, transcript]), new RegExp(canary));
});

test("the password goes by the clipboard that is cleared, and only when it is asked for", async () => {
  const { peers, calls } = fakePeers([pgsql]);
  const { services, connect, transcript, node } = open({ peers }, "Copy Password for a Minute");
  await liveCommands["cnpg.connection.handOver"](node, services);
  connect.tunnels.dispose();
  assert.deepEqual(connect.secrets, [canary]);
  assert.doesNotMatch(JSON.stringify([calls, transcript, services.logged]), new RegExp(canary));
});

test("a link that would be refused, or that nobody takes, is exchanged for the clipboard", async () => {
  for (const [database, opens] of [
    ["passwords", true],
    ["app", false],
  ] as const) {
    const { peers } = fakePeers([pgsql], opens);
    const { services, connect, transcript, node } = open({ peers, database }, undefined);
    await liveCommands["cnpg.connection.handOver"](node, services);
    connect.tunnels.dispose();
    assert.match(
      transcript[0] ?? "",
      new RegExp(
        String.raw`^copy: postgresql://app@pg-rw:\d+/${database}\?hostaddr=127\.0\.0\.1&sslmode=verify-full`,
      ),
    );
  }
});

test("SQLTools gets a connection that asks for the password, and is told to open it", async () => {
  const { peers, calls } = fakePeers(sqltools);
  const { services, connect, transcript, node } = open({ peers }, undefined);
  await liveCommands["cnpg.connection.handOver"](node, services);
  const [tunnel] = connect.tunnels.list();
  connect.tunnels.dispose();
  const id = JSON.stringify("pg (rw) · kind|PostgreSQL|127:0:0:1|app");
  const connection = {
    name: "pg (rw) · kind",
    driver: "PostgreSQL",
    server: "127.0.0.1",
    port: tunnel?.port,
    database: "app",
    username: "app",
    askForPassword: true,
    pgOptions: {
      ssl: { rejectUnauthorized: true, servername: "pg-rw", ca: "/kept/kind-shop-pg-ca.crt" },
    },
  };
  assert.deepEqual(calls, [
    `mtxr.sqltools sqltools.updateConnection ${id} ${JSON.stringify(connection)} "Global"`,
    `mtxr.sqltools sqltools.selectConnection ${id}`,
  ]);
  assert.match(transcript[0] ?? "", /SQLTools has the connection/);
});

test("Database Client opens its form, and the string is copied for it", async () => {
  const { peers, calls } = fakePeers([databaseClient]);
  const { services, connect, transcript, node } = open({ peers }, undefined);
  await liveCommands["cnpg.connection.handOver"](node, services);
  connect.tunnels.dispose();
  assert.deepEqual(calls, [`${databaseClient} mysql.connection.add`]);
  assert.match(transcript[0] ?? "", /^copy: postgresql:\/\/app@pg-rw/);
  assert.match(transcript[1] ?? "", /Database Client takes no connections from others/);
});

test("only what is installed whole is offered; with nothing it is copied, and said so", async () => {
  const names = (installed: readonly string[]): readonly string[] =>
    installedClients(fakePeers(installed).peers).map(({ name }) => name);
  assert.deepEqual(names(["mtxr.sqltools", "redhat.vscode-yaml"]), []);
  assert.deepEqual(names([...sqltools, "cweijan.vscode-database-client2"]), [
    "SQLTools",
    "Database Client",
  ]);
  const several = open({ peers: fakePeers([pgsql, ...sqltools]).peers }, undefined);
  await liveCommands["cnpg.connection.handOver"](several.node, several.services);
  several.connect.tunnels.dispose();
  assert.deepEqual(several.transcript, [
    "choose: Open it in which extension? [PostgreSQL (Microsoft) | SQLTools]",
  ]);
  const none = open({ peers: fakePeers([]).peers }, undefined);
  await liveCommands["cnpg.connection.handOver"](none.node, none.services);
  none.connect.tunnels.dispose();
  assert.match(none.transcript.join("\n"), /^copy: postgresql:[\s\S]*No PostgreSQL extension/);
});

test("a cluster with replicas and a pooler asks which way", async () => {
  const { peers } = fakePeers([]);
  const { services, connect, transcript } = open({ peers }, "pool (pooler)", undefined);
  const cluster = makeCluster("pg");
  const pooler = makeObject({
    name: "pool",
    labels: { "cnpg.io/cluster": "pg" },
    spec: { cluster: { name: "pg" } },
  });
  services.store.apply(
    listEverything("kind", { clusters: [cluster], poolers: [pooler], pods: [makePod("pg", 1)] }),
  );
  const node = clusterNode("kind", cluster.metadata.uid);
  await liveCommands["cnpg.connection.handOver"](node, services);
  assert.equal(transcript[0], "choose: Which way? [pg (rw) | pg (ro) | pool (pooler)]");
  assert.equal(connect.tunnels.list()[0]?.target.role, "pooler");
  connect.tunnels.dispose();
});
