import { databaseRules } from "#admission/database/database-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const twice = [{ name: "a" }, { name: "b" }, { name: "a" }];
const once = [{ name: "a" }, { name: "A" }];
const fdws = [{ name: "w" }];

testAdmissionCases("Database", databaseRules, [
  ...["extensions", "schemas", "fdws"].map((list) => ({
    rule: `database/${list.slice(0, -1)}-duplicate`,
    at: `spec.${list}.2.name`,
    wrong: { [list]: twice },
    right: { [list]: once },
  })),
  {
    rule: "database/server-duplicate",
    at: "spec.servers.2.name",
    wrong: { fdws, servers: twice.map((server) => ({ ...server, fdw: "w" })) },
    right: { fdws, servers: once.map((server) => ({ ...server, fdw: "w" })) },
  },
  ...["options", "usage"].flatMap((inner) => [
    {
      rule: `database/fdw-${inner.replace(/s$/, "")}-duplicate`,
      at: `spec.fdws.1.${inner}.2.name`,
      wrong: { fdws: [...fdws, { name: "x", [inner]: twice }] },
      right: {
        fdws: [
          { name: "w", [inner]: once },
          { name: "x", [inner]: once },
        ],
      },
    },
    {
      rule: `database/server-${inner.replace(/s$/, "")}-duplicate`,
      at: `spec.servers.0.${inner}.2.name`,
      wrong: { fdws, servers: [{ name: "s", fdw: "w", [inner]: twice }] },
      right: { fdws, servers: [{ name: "s", fdw: "w", [inner]: once }] },
    },
  ]),
  {
    rule: "database/server-fdw-unknown",
    at: "spec.servers.0.fdw",
    wrong: { fdws, servers: [{ name: "s", fdw: "W", ensure: "present" }] },
    right: { fdws, servers: [{ name: "s", fdw: "W", ensure: "absent" }] },
  },
]);
