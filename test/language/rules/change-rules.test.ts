import assert from "node:assert/strict";
import { test } from "node:test";
import { changeMessagesOf } from "#test/support/findings.ts";

function cluster(spec: string, more = ""): string {
  return `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: shop }\nspec:\n  storage: { size: 1Gi }\n${spec
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}\n${more}`;
}

/** Code, severity, path and the line in the earlier text, of what is said about changes. */
function changes(before: string, after: string): string[] {
  return changeMessagesOf(before, after)
    .filter(({ code }) => code === "image-change" || code === "change-without-effect")
    .map(({ code, severity, path, related }) => {
      const line = related?.[0]?.elsewhere?.from.line ?? -1;
      return `${code} ${severity} ${path} < ${line}`;
    });
}

test("a major that the earlier manifest ran can be presumed, and is a warning", () => {
  const image = (tag: string) => cluster(`imageName: "pg:${tag}"`);
  const catalog = (major: number) =>
    cluster(
      `imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: c, major: ${major} }`,
    );
  const found = ["image-change warning spec.imageName < 5"];
  assert.deepEqual(changes(image("17.2"), image("16.9")), found);
  assert.deepEqual(changes(image("14.2"), image("15.9")), found);
  assert.deepEqual(changes(catalog(17), catalog(16)), [
    "image-change warning spec.imageCatalogRef.major < 5",
  ]);
  assert.deepEqual(changes(catalog(17), image("16")), found);
  for (const [before, after] of [
    ["17.2", "17.1"],
    ["14.2", "16.1"],
    ["17.2", "main"],
    ["latest", "14.1"],
  ] as const) {
    assert.deepEqual(changes(image(before), image(after)), [], `${before} to ${after}`);
  }
});

test("what only a default says is not presumed", () => {
  const unsaid = cluster("instances: 1");
  const image = cluster('imageName: "pg:14.2"');
  assert.deepEqual(changes(unsaid, image), []);
  assert.deepEqual(changes(image, unsaid), []);
});

test("a status is certain, so nothing is presumed beside it", () => {
  const status = "status: { pgDataImageInfo: { image: x, majorVersion: 17 } }\n";
  const before = cluster('imageName: "pg:17.2"', status);
  assert.deepEqual(changes(before, cluster('imageName: "pg:16.2"')), [
    "image-change error spec.imageName < 6",
  ]);
});

test("bootstrap counts once", () => {
  const initdb = cluster("bootstrap: { initdb: { database: a, owner: a } }");
  const reordered = cluster("bootstrap:\n  initdb:\n    owner: a\n    database: a");
  const recovery = cluster("bootstrap: { recovery: { backup: { name: b } } }");
  const none = cluster("instances: 1");
  const found = ["change-without-effect warning spec.bootstrap < 5"];
  assert.deepEqual(changes(initdb, recovery), found);
  assert.deepEqual(changes(none, recovery), ["change-without-effect warning spec.bootstrap < 3"]);
  assert.deepEqual(changes(initdb, reordered), []);
  assert.deepEqual(changes(initdb, none), []);
  assert.deepEqual(changes(initdb, cluster("bootstrap: {}")), []);
  const [finding] = changeMessagesOf(initdb, recovery).filter(
    ({ code }) => code === "change-without-effect",
  );
  assert.match(finding?.message ?? "", /nothing will be restored/);
});
