import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { codesIn, messagesOf } from "#test/support/findings.ts";
import { english } from "#texts/en/english.ts";

function cluster(spec = "", annotations = "", name = "shop"): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: ${name}, annotations: {${annotations}}}
spec:
  storage: {size: 10Gi}
${spec}`;
}

function schedule(text: string, more = "method: volumeSnapshot"): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: {name: s}
spec: {cluster: {name: shop}, schedule: "${text}", ${more}}
`;
}

function pooler(spec: string, parameters = ""): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: p}
spec: {cluster: {name: shop}, ${spec}, pgbouncer: {parameters: {${parameters}}}}
`;
}

function file(...documents: readonly string[]): string {
  return documents.join("---\n");
}

test("more than one backup an hour is too many", () => {
  const codes = (text: string) => codesIn(schedule(text));
  for (const often of ["0 */30 * * * *", "@every 30m", "*/10 0 * * * *", "0 */5 8-12 * * 1"]) {
    assert.deepEqual(codes(often), ["schedule-too-frequent"], often);
  }
  // Twice in one hour of the day is no flood; five fields are another finding.
  for (const rare of ["0 0 * * * *", "@hourly", "0 0,30 2 * * *", "@every 1h", "0 */5 * 31 2 *"]) {
    assert.deepEqual(codes(rare), [], rare);
  }
  assert.deepEqual(codes("*/5 * * * *"), ["cron-five-fields"]);
  assert.deepEqual(codesIn(schedule("@every 1m", "method: plugin, suspend: true")), []);
});

test("the message counts what the retention of the same file keeps", () => {
  const plugin = "plugins: [{name: b, parameters: {barmanObjectName: store}}]";
  const store = `apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: {name: store}
spec: {retentionPolicy: 2w, configuration: {destinationPath: "s3://b", s3Credentials: {inheritFromIAMRole: true}}}
`;
  const often = schedule("0 */30 * * * *", "method: plugin, pluginConfiguration: {name: b}");
  const [counted] = messagesOf(file(often, cluster(`  ${plugin}\n`), store));
  assert.match(counted?.message ?? "", /48 whole backups a day, so 2w keeps about 672/);
  assert.doesNotMatch(messagesOf(often)[0]?.message ?? "", /keeps/);
});

test("a hibernated cluster has no backups, as far as the file shows it", () => {
  const nightly = schedule("0 0 2 * * *");
  const asleep = cluster("", 'cnpg.io/hibernation: "on"');
  assert.deepEqual(codesIn(file(nightly, asleep)), ["schedule-while-hibernated"]);
  assert.deepEqual(codesIn(file(asleep, nightly)), ["schedule-while-hibernated"]);
  assert.deepEqual(codesIn(file(nightly, cluster("", 'cnpg.io/hibernation: "off"'))), []);
  const suspended = schedule("0 0 2 * * *", "method: volumeSnapshot, suspend: true");
  assert.deepEqual(codesIn(file(suspended, asleep)), []);
  const elsewhere = asleep.replace("name: shop", "name: shop, namespace: other");
  assert.deepEqual(codesIn(file(nightly, elsewhere)), []);
  assert.deepEqual(codesIn(nightly), []);
});

test("a pool fits into what PostgreSQL allows", () => {
  const tenConnections = cluster('  postgresql: {parameters: {max_connections: "10"}}\n');
  const codes = (spec: string, parameters: string, other = cluster()) =>
    codesIn(file(pooler(spec, parameters), other));
  const code = ["pooler-exceeds-connections"];
  // 100 connections, 3 of them for superusers.
  assert.deepEqual(codes("instances: 1", 'default_pool_size: "98"'), code);
  assert.deepEqual(codes("instances: 1", 'default_pool_size: "97"'), []);
  assert.deepEqual(codes("instances: 5", ""), code);
  assert.deepEqual(codes("instances: 4", ""), []);
  assert.deepEqual(codes("instances: 1", "", tenConnections), code);
  assert.deepEqual(codes("instances: 1", 'max_db_connections: "7"', tenConnections), []);
  assert.deepEqual(codes("instances: 9", "", cluster("", "", "another")), []);
});

test("comments, settings and the order of the text count for these findings too", () => {
  const text = file(schedule("0 0 2 * * *"), cluster("", 'cnpg.io/hibernation: "on"'));
  const off = { rules: { "schedule-while-hibernated": "off" } } as const;
  assert.deepEqual(codesIn(text, off), []);
  const silenced = text.replace(
    "spec: {",
    "# cnpg-lint-disable schedule-while-hibernated\nspec: {",
  );
  assert.deepEqual(codesIn(silenced), []);
  assert.deepEqual(codesIn(`# cnpg-lint-disable schedule-while-hibernated\n---\n${text}`), []);
  const two = text.replace("0 0 2 * * *", "@every 1m");
  assert.deepEqual(codesIn(two), ["schedule-while-hibernated", "schedule-too-frequent"]);
});

test("a change of one document is seen by the other, which is taken over unread", () => {
  const { context } = createContext({ rules: {} }, english);
  const codes = (manifest: ReturnType<typeof readManifest>) =>
    diagnoseFile(manifest, context).flatMap(({ findings }) => findings.map(({ code }) => code));
  const text = file(schedule("0 0 2 * * *"), cluster("", 'cnpg.io/hibernation: "on"'));
  const asleep = readManifest(text);
  assert.deepEqual(codes(asleep), ["schedule-while-hibernated"]);
  const awake = readManifest(text.replace('"on"', '"off"'), { file: asleep });
  assert.equal(awake.documents[0]?.document, asleep.documents[0]?.document);
  assert.deepEqual(codes(awake), []);
});
