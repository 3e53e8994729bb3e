import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesOf } from "#test/support/findings.ts";

const cluster = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: shop}\nspec:\n";
const small = `${cluster}  storage: {size: 1Gi}\n`;
const pooler = `apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: shop-rw}
spec:
  cluster: {name: shop}
`;

/** Fields that people take for granted, and where the message sends them. */
const cases: readonly (readonly [manifest: string, sentTo: RegExp])[] = [
  [`${small}  monitoring: {enabled: true}\n`, /did you mean enablePodMonitor\?/u],
  [`${pooler}  pgbouncer: {}\n  monitoring: {enabled: true}\n`, /did you mean enablePodMonitor\?/u],
  [`${pooler}  pgbouncer: {}\n  resources: {}\n`, /at the container pgbouncer in spec\.template/u],
  [`${pooler}  pgbouncer: {resources: {}}\n`, /at the container pgbouncer in spec\.template/u],
  [`${small}  affinity: {podAntiAffinity: {}}\n`, /did you mean additionalPodAntiAffinity\?/u],
  [`${small}  podAntiAffinity: {}\n`, /belongs at spec\.affinity\.additionalPodAntiAffinity$/u],
  [`${small}  labels: {team: a}\n`, /belongs at spec\.inheritedMetadata\.labels$/u],
  [`${small}  managed: {databases: []}\n`, /create a Database object for each/u],
  [`${small}  bootstrap: {initdb: {extensions: [vector]}}\n`, /write CREATE EXTENSION in/u],
  [
    `${small}  externalClusters: [{name: old, connectionParameters: {}, host: old-rw}]\n`,
    /^externalClusters\[0\] has no field host; it belongs at spec\.externalClusters\[0\]\.connectionParameters\.host$/u,
  ],
  [
    `${small}  plugins: [{name: barman-cloud.cloudnative-pg.io, barmanObjectName: store}]\n`,
    /belongs at spec\.plugins\[0\]\.parameters\.barmanObjectName$/u,
  ],
  [
    `apiVersion: postgresql.cnpg.io/v1
kind: Publication
metadata: {name: news}
spec:
  cluster: {name: shop}
  dbname: app
  name: news
  target: {allTables: true, allTablesInSchema: [public]}
`,
    /list the schemas in spec\.target\.objects/u,
  ],
  [
    `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: app}
spec: {cluster: {name: shop}, owner: app, database: app}
`,
    /did you mean name\?/u,
  ],
];

for (const [manifest, sentTo] of cases) {
  test(`an unknown field is sent on: ${sentTo.source}`, () => {
    const messages = messagesOf(manifest).map(({ message }) => message);
    assert.ok(
      messages.some((message) => sentTo.test(message)),
      messages.join("\n"),
    );
  });
}

test("a field missing in an item names the item", () => {
  const [finding] = messagesOf(`apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: app}
spec: {cluster: {name: shop}, name: app, owner: app, schemas: [{owner: app}]}
`);
  assert.equal(finding?.message, "schemas[0] needs name; add it");
});
