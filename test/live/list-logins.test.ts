import assert from "node:assert/strict";
import { test } from "node:test";
import { listLogins } from "#live/list-logins.ts";
import { makeCluster, makeObject } from "#test/support/live/objects.ts";

const app = (bootstrap?: object) => listLogins(makeCluster("pg", { spec: { bootstrap } }), [])[0];

test("the application's Secret follows the operator's order", () => {
  const initdb = { initdb: { database: "shop", owner: "shop", secret: { name: "mine" } } };
  const recovery = { recovery: { database: "old", secret: { name: "restored" } } };
  assert.deepEqual(app(), {
    kind: "application",
    secret: "pg-app",
    user: undefined,
    database: "app",
  });
  assert.equal(app(initdb)?.secret, "mine");
  assert.equal(app(initdb)?.database, "shop");
  assert.equal(app({ ...initdb, ...recovery })?.secret, "restored");
  assert.equal(app({ pg_basebackup: { secret: { name: "copied" } }, ...initdb })?.secret, "copied");
  assert.equal(app({ initdb: { database: "shop" } })?.secret, "pg-app");
});

test("the superuser has a password only where that is switched on", () => {
  const kinds = (spec: object) =>
    listLogins(makeCluster("pg", { spec }), []).map(({ kind }) => kind);
  assert.deepEqual(kinds({}), ["application"]);
  assert.deepEqual(kinds({ enableSuperuserAccess: true }), ["application", "superuser"]);
});

test("managed and declared roles need a login and a Secret", () => {
  const managed = {
    roles: [
      { name: "reader", login: true, passwordSecret: { name: "reader-secret" } },
      { name: "group", passwordSecret: { name: "unused" } },
      { name: "cert-only", login: true },
    ],
  };
  const role = makeObject({
    name: "etl",
    spec: {
      cluster: { name: "pg" },
      name: "etl",
      login: true,
      passwordSecret: { name: "etl-secret" },
    },
  });
  const logins = listLogins(makeCluster("pg", { spec: { managed } }), [role]);
  assert.deepEqual(
    logins.slice(1).map(({ kind, user, secret }) => [kind, user, secret]),
    [
      ["managed", "reader", "reader-secret"],
      ["declared", "etl", "etl-secret"],
    ],
  );
});
