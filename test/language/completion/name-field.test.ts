import assert from "node:assert/strict";
import { test } from "node:test";
import { findNameField } from "#language/completion/find-name-field.ts";
import { defaultSettings } from "#language/context.ts";
import { createContext } from "#language/create-context.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { applyItem, readCursor } from "#test/support/cursor.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext(defaultSettings, english);
const head = (kind: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: shop\nspec:\n`;

function ask(marked: string) {
  const { text, offset } = readCursor(marked);
  return { text, field: findNameField(readManifest(text), offset, context) };
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["Pooler", "  cluster:\n    name: <|>\n", ["Cluster"]],
  ["Database", "  cluster:\n    name: <|>\n", ["Cluster"]],
  ["Cluster", "  storage:\n    storageClass: <|>\n", ["StorageClass"]],
  ["Cluster", "  walStorage:\n    storageClass: <|>\n", ["StorageClass"]],
  ["Cluster", "  superuserSecret:\n    name: <|>\n", ["Secret"]],
  ["Cluster", "  certificates:\n    serverTLSSecret: <|>\n", ["Secret"]],
  ["Cluster", "  bootstrap:\n    initdb:\n      secret:\n        name: <|>\n", ["Secret"]],
  ["Cluster", "  bootstrap:\n    recovery:\n      backup:\n        name: <|>\n", ["Backup"]],
  ["Cluster", "  imageCatalogRef:\n    name: <|>\n", ["ImageCatalog", "ClusterImageCatalog"]],
  ["Cluster", "  imageCatalogRef:\n    kind: ImageCatalog\n    name: <|>\n", ["ImageCatalog"]],
  [
    "Cluster",
    "  plugins:\n    - name: barman-cloud.cloudnative-pg.io\n      parameters:\n        barmanObjectName: <|>\n",
    ["ObjectStore"],
  ],
  ["Cluster", "  managed:\n    roles:\n      - name: <|>\n", []],
  ["Cluster", "  instances: <|>\n", []],
  ["Cluster", "  storage:\n    <|>\n", []],
];

for (const [kind, body, kinds] of cases) {
  const title = `${kind}: ${body.trim().replaceAll(/\s+/g, " ")}`;
  test(`${title} holds the name of ${kinds.join(" or ") || "no live object"}`, () => {
    const { field } = ask(head(kind) + body);
    assert.deepEqual(field?.kinds ?? [], kinds);
    if (kinds.length > 0) assert.equal(field?.namespace, "shop");
  });
}

test("a name is written as YAML wants it, quoted as it was begun", () => {
  for (const [typed, name, written] of [
    ["", "main", "name: main"],
    ["ma", "main", "name: main"],
    ['"', "main", 'name: "main"'],
    ["", "123", 'name: "123"'],
  ] as const) {
    const { text, field } = ask(`${head("Pooler")}  cluster:\n    name: ${typed}<|>\n`);
    const [item] = field?.toItems([{ name, context: "kind" }]) ?? [];
    assert.ok(item !== undefined);
    assert.equal(item.detail, "kind");
    assert.match(applyItem(text, item), new RegExp(`${written}\n`));
  }
});

test("other objects' manifests ask for nothing", () => {
  const { field } = ask("apiVersion: v1\nkind: Pod\nspec:\n  cluster:\n    name: <|>\n");
  assert.equal(field, undefined);
});
