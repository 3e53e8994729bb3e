import assert from "node:assert/strict";
import { test } from "node:test";
import { declaredNames, readAnswer } from "#commands/psql/list-names.ts";
import { openPodPsql, psqlCommand } from "#commands/psql/open-pod-psql.ts";
import { writeBanner } from "#commands/psql/write-banner.ts";
import { clusterNode } from "#tree/make-nodes.ts";
import { createServices } from "#test/support/live/services.ts";
import { createFakeConnect } from "#test/support/live/fake-connect.ts";
import { listEverything, makeCluster, makeObject, makePod } from "#test/support/live/objects.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";

function open(...script: readonly string[]) {
  const scripted = createScriptedUi(...script);
  const connect = createFakeConnect();
  const services = createServices(scripted.ui, { connect });
  const cluster = makeCluster("pg", {
    spec: {
      bootstrap: { initdb: { database: "shop", owner: "shop" } },
      managed: {
        roles: [{ name: "report", login: true, passwordSecret: { name: "report" } }],
      },
    },
  });
  const database = makeObject({
    name: "billing-db",
    labels: { "cnpg.io/cluster": "pg" },
    spec: { name: "billing", cluster: { name: "pg" } },
  });
  services.store.apply(
    listEverything("kind", {
      clusters: [cluster],
      databases: [database],
      pods: [makePod("pg", 1), makePod("pg", 2)],
    }),
  );
  const place = { context: "kind", namespace: "shop", cluster };
  return { ...scripted, connect, services, place, node: clusterNode("kind", cluster.metadata.uid) };
}

test("PostgreSQL's own list begins with the application's database, and leaves the operator's roles out", () => {
  const { place } = open();
  const text = JSON.stringify({
    databases: ["billing", "postgres", "shop"],
    roles: ["postgres", "report", "shop", "streaming_replica", "cnpg_pooler_pgbouncer"],
  });
  assert.deepEqual(readAnswer(text, place.cluster), {
    databases: ["shop", "billing", "postgres"],
    roles: ["postgres", "report", "shop"],
  });
});

test("an application database that is gone is not offered", () => {
  const { place } = open();
  const text = JSON.stringify({ databases: ["postgres"], roles: null });
  assert.deepEqual(readAnswer(text, place.cluster), {
    databases: ["postgres"],
    roles: ["postgres"],
  });
});

test("what is declared is known without asking", () => {
  const { services, place } = open();
  assert.deepEqual(declaredNames(services, place), {
    databases: ["shop", "billing", "postgres"],
    roles: ["postgres", "report"],
  });
});

test("where PostgreSQL cannot be asked, what is declared is offered, and the reason is logged", async () => {
  const { services, connect, transcript, node } = open("billing", "report");
  await openPodPsql(node, services);
  assert.deepEqual(transcript, [
    "choose: In which database? [shop | billing | postgres]",
    "choose: With whose rights? [postgres | report]",
  ]);
  assert.equal(connect.remotes.length, 1);
  assert.match(services.logged[0] ?? "", /could not be asked .*pg-1.*no sessions here/);
});

test("a role is played from the superuser's session, and read-only is asked of PostgreSQL", () => {
  const plain = ["env", "LANG=C.UTF-8", "PGCLIENTENCODING=UTF8"];
  const psql = ["psql", "-U", "postgres", "-d", "shop"];
  const session = { database: "shop", role: "postgres", readOnly: false };
  assert.deepEqual(psqlCommand(session), [...plain, ...psql]);
  assert.deepEqual(psqlCommand({ ...session, role: String.raw`odd na\me`, readOnly: true }), [
    ...plain,
    String.raw`PGOPTIONS=-c default_transaction_read_only=on -c role=odd\ na\\me`,
    ...psql,
  ]);
});

test("the banner names the place and is red only where a write would go through", () => {
  const { services, place } = open();
  const facts = { place, user: "shop", database: "shop" };
  const write = (role: "rw" | "ro" | "pooler", instance: string, readOnly: boolean | "unset") =>
    writeBanner(services, {
      ...facts,
      instance,
      readOnly,
      target: { ...place, role, name: "pg", cluster: "pg", port: 5432 },
    });
  const red = "\u001B[41;97m";
  const blue = "\u001B[44;97m";
  const end = "\u001B[0m";
  assert.equal(
    write("rw", "pg-1", false),
    `${red} kind · shop/pg · pg-1 ${end} as shop in shop, primary`,
  );
  assert.equal(
    write("rw", "pg-1", true),
    `${blue} kind · shop/pg · pg-1 ${end} as shop in shop, primary, read-only`,
  );
  assert.equal(
    write("ro", "pg-2", false),
    `${blue} kind · shop/pg · pg-2 ${end} as shop in shop, replica`,
  );
  assert.ok(write("pooler", "pool-1", "unset").startsWith(red));
  assert.match(write("pooler", "pool-1", "unset"), /NOT read-only/);
});
