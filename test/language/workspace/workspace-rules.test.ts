import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findingsIn,
  readFiles,
  uriOf,
  workspaceFindings,
} from "#test/support/workspace-fixture.ts";

const cluster = (spec = "", metadata = "name: shop") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {${metadata}}\nspec:\n  storage: {size: 1Gi}\n${spec}`;
const object = (kind: string, name: string, spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const database = (owner: string, name = "orders", database = "orders") =>
  object("Database", name, `{cluster: {name: shop}, name: ${database}, owner: ${owner}}`);
const catalog = (majors: readonly number[], kind = "ImageCatalog") =>
  object(
    kind,
    "images",
    `{images: [${majors.map((major) => `{major: ${major}, image: "pg:${major}.1"}`).join(", ")}]}`,
  );
const uses = (major: number, kind = "ImageCatalog") =>
  cluster(
    `  imageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: ${kind}, name: images, major: ${major}}\n`,
  );
const roles = (list: string) => cluster(`  managed: {roles: [${list}]}\n`);
const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts)
    .map(([name, text]) => `#-- ${name}\n${text}`)
    .join("");
const findings = (texts: Readonly<Record<string, string>>) => workspaceFindings(files(texts));

test("a major that the catalog does not have, wherever the one catalog stands", () => {
  for (const kind of ["ImageCatalog", "ClusterImageCatalog"]) {
    const at = (major: number) =>
      findings({ "pg/c.yaml": uses(major, kind), "cat/i.yaml": catalog([17, 18], kind) });
    assert.deepEqual(at(16), ["pg/c.yaml:6 major-not-in-catalog"], kind);
    assert.deepEqual(at(17), [], kind);
  }
  assert.deepEqual(findings({ "c.yaml": uses(16) }), [], "no catalog to be seen");
  const other = catalog([17]).replace("name: images", "name: others");
  assert.deepEqual(findings({ "c.yaml": uses(16), "i.yaml": other }), []);
  const unreadable = catalog([17]).replace("major: 17", "major: $(MAJOR)");
  const about = findings({ "c.yaml": uses(16), "i.yaml": unreadable });
  assert.ok(!about.some((each) => each.includes("major-not-in-catalog")), about.join());
});

test("two catalogs in reach, a patch or another namespace make it unsure", () => {
  const wrong = uses(16);
  const two = { "a/c.yaml": wrong, "b/i.yaml": catalog([17]), "d/i.yaml": catalog([16]) };
  assert.deepEqual(findings(two), []);
  const beside = { ...two, "a/i.yaml": catalog([18]) };
  assert.deepEqual(
    findings(beside),
    ["a/c.yaml:6 major-not-in-catalog"],
    "the one beside it is meant",
  );
  const patch = `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: shop}\nspec: {imageCatalogRef: {major: 17}}\n`;
  const layered = {
    "base/c.yaml": wrong,
    "base/i.yaml": catalog([17]),
    "overlays/p/patch.yaml": patch,
  };
  assert.ok(
    !findings(layered).some(
      (each) => each.endsWith("major-not-in-catalog") && each.startsWith("overlays"),
    ),
  );
  const named = catalog([17]).replace("name: images", "name: images, namespace: a");
  assert.deepEqual(
    findings({ "c.yaml": wrong, "i.yaml": named }),
    [],
    "nobody knows the namespace",
  );
  const both = wrong.replace("name: shop", "name: shop, namespace: a");
  assert.deepEqual(findings({ "c.yaml": both, "i.yaml": named }), [
    "c.yaml:6 major-not-in-catalog",
  ]);
});

test("the finding leads to the other file", () => {
  const texts = readFiles(files({ "pg/c.yaml": uses(16), "cat/i.yaml": catalog([18, 17]) }));
  const [found] = findingsIn(texts, uriOf("pg/c.yaml"));
  assert.match(
    found?.finding.message ?? "",
    /images has no image for PostgreSQL 16, only for 17, 18/,
  );
  const place = found?.finding.related?.[0]?.elsewhere;
  assert.equal(place?.uri, uriOf("cat/i.yaml"));
  assert.equal(place?.name, "../cat/i.yaml");
  assert.deepEqual(
    [place?.from, place?.to],
    [
      { line: 2, column: 17 },
      { line: 2, column: 23 },
    ],
  );
});

test("the owner of a database that the cluster takes away", () => {
  const at = (list: string, text = database("clerk")) =>
    findings({ "c.yaml": roles(list), "d.yaml": text });
  assert.deepEqual(at("{name: clerk, ensure: absent}"), ["d.yaml:4 database-owner-absent"]);
  assert.deepEqual(at("{name: clerk}"), []);
  assert.deepEqual(at("{name: other, ensure: absent}"), []);
  const dropped = database("clerk").replace("owner:", "ensure: absent, owner:");
  assert.deepEqual(at("{name: clerk, ensure: absent}", dropped), []);
});

test("a role that a DatabaseRole and the cluster both claim", () => {
  const role = object("DatabaseRole", "r", "{cluster: {name: shop}, name: clerk, login: true}");
  const at = (list: string) => findings({ "c.yaml": roles(list), "r.yaml": role });
  assert.deepEqual(at("{name: clerk}"), ["r.yaml:4 managed-twice"]);
  assert.deepEqual(at("{name: other}"), []);
});

test("two objects for one database: the second in a file, both in two files", () => {
  const twice = [database("a", "one"), database("a", "two")];
  assert.deepEqual(findings({ "d.yaml": twice.join("---\n") }), ["d.yaml:9 managed-twice"]);
  const both = { "d.yaml": twice[0] ?? "", "e.yaml": twice[1] ?? "" };
  assert.deepEqual(findings(both), ["d.yaml:4 managed-twice", "e.yaml:4 managed-twice"]);
  const apart = { "x/d.yaml": twice[0] ?? "", "y/e.yaml": twice[1] ?? "" };
  assert.deepEqual(findings(apart), []);
  assert.deepEqual(
    findings({ "d.yaml": [database("a", "one"), database("a", "two", "b")].join("---\n") }),
    [],
  );
});

test("one object in two texts, as far as nobody means it", () => {
  const one = cluster();
  const code = "duplicate-object";
  assert.deepEqual(findings({ "c.yaml": [one, one].join("---\n") }), [`c.yaml:9 ${code}`]);
  assert.deepEqual(findings({ "a.yaml": one, "b.yaml": one }), [
    `a.yaml:3 ${code}`,
    `b.yaml:3 ${code}`,
  ]);
  for (const silent of [
    { "a/c.yaml": one, "b/c.yaml": one },
    { "a.yaml": one, "b.yaml": one, "c.yaml": one },
    { "a.yaml": one, "patch-b.yaml": one },
    { "a.yaml": one, "b.yaml": cluster("", "name: shop, namespace: other") },
    { "a.yaml": one, "b.yaml": `${one}  instances: {{ .Values.instances }}\n` },
    {
      "a.yaml": one,
      "b.yaml": object("Database", "shop", "{cluster: {name: a}, name: b, owner: c}"),
    },
    { "a.yaml": cluster("", "generateName: shop-"), "b.yaml": cluster("", "generateName: shop-") },
  ]) {
    assert.deepEqual(findings(silent), [], JSON.stringify(Object.keys(silent)));
  }
});

test("schedules and pools see their cluster in another file", () => {
  const asleep = cluster("", 'name: shop, annotations: {cnpg.io/hibernation: "on"}');
  const nightly = object(
    "ScheduledBackup",
    "s",
    '{cluster: {name: shop}, schedule: "0 0 2 * * *", method: volumeSnapshot}',
  );
  const at = { "c.yaml": asleep, "s.yaml": nightly };
  assert.deepEqual(findings(at), ["s.yaml:4 schedule-while-hibernated"]);
  assert.deepEqual(findings({ ...at, "other/c.yaml": cluster() }), [
    "s.yaml:4 schedule-while-hibernated",
  ]);
  const pooler = object("Pooler", "p", "{cluster: {name: shop}, instances: 9, pgbouncer: {}}");
  const found = findings({ "c.yaml": cluster(), "p.yaml": pooler });
  assert.deepEqual(found, ["p.yaml:4 pooler-exceeds-connections"]);
});

test("a comment silences these findings too", () => {
  const silenced = uses(16).replace("spec:", "# cnpg-lint-disable major-not-in-catalog\nspec:");
  assert.deepEqual(findings({ "c.yaml": silenced, "i.yaml": catalog([17]) }), []);
});
