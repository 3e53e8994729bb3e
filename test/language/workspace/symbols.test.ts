import assert from "node:assert/strict";
import { test } from "node:test";
import { completeAt } from "#language/completion/complete.ts";
import { createContext } from "#language/create-context.ts";
import { factsOfFile, factsOfText } from "#language/workspace/file-facts.ts";
import { joinNames, namesInWorkspace } from "#language/workspace/known-names.ts";
import { sameFacts } from "#language/workspace/same-facts.ts";
import {
  definitionsOf,
  referencesOf,
  spellName,
  symbolAt,
  takenBy,
} from "#language/workspace/symbols.ts";
import type { Occurrence } from "#language/workspace/symbols.ts";
import { thinText } from "#language/workspace/thin-text.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { applyItem, readCursor } from "#test/support/cursor.ts";
import { indexOf, readFiles, uriOf } from "#test/support/workspace-fixture.ts";
import { makeCluster } from "#test/bench/make-manifest.ts";
import { english } from "#texts/en/english.ts";

const workspace = `#-- prod/cluster.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: "shop"
spec:
  storage: {size: 1Gi}
  imageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: ClusterImageCatalog, name: images, major: 18}
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      parameters: {barmanObjectName: store}
  externalClusters:
    - name: origin
      plugin: {name: barman-cloud.cloudnative-pg.io, parameters: {barmanObjectName: store}}
#-- prod/rest.yaml
# comment
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: shop-rw}
spec: {cluster: {name: 'shop'}, pgbouncer: {}}
---
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: {name: store}
spec: {configuration: {destinationPath: "s3://x", s3Credentials: {inheritFromIAMRole: true}}}
#-- prod/db/orders.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: orders}
spec: {cluster: {name: shop}, name: orders, owner: clerk}
#-- test/cluster.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: shop}
spec: {storage: {size: 1Gi}}
#-- test/db.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: orders}
spec: {cluster: {name: shop}, name: orders, owner: clerk}
#-- patches/cluster.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: lone}
spec: {instances: 5}
#-- catalog.yaml
apiVersion: postgresql.cnpg.io/v1
kind: ClusterImageCatalog
metadata: {name: images, namespace: ignored}
spec: {images: [{major: 18, image: "pg:18.1"}]}
#-- elsewhere/db.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: x, namespace: far}
spec: {cluster: {name: missing}, name: orders, owner: clerk}
#-- elsewhere/other.yaml
apiVersion: postgresql.cnpg.io/v1
kind: Publication
metadata: {name: x, namespace: near}
spec: {cluster: {name: missing}, name: p, dbname: orders, target: {allTables: true}}
`;
const files = readFiles(workspace);
const index = indexOf(files);

/** Of the n-th time that a word stands in a file. */
function at(name: string, word: string, nth = 1) {
  const text = files.get(uriOf(name)) ?? "";
  let offset = -1;
  for (let count = 0; count < nth; count += 1) offset = text.indexOf(word, offset + 1);
  assert.notEqual(offset, -1, `${name} holds ${word}`);
  const before = text.slice(0, offset + 1).split("\n");
  const position = { line: before.length - 1, column: (before.at(-1)?.length ?? 1) - 1 };
  const symbol = symbolAt(index, uriOf(name), position);
  assert.ok(symbol, `a name at ${name} ${word}`);
  return symbol;
}

function places(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ uri, from, to }) => {
    const line = files.get(uri)?.split("\n")[from.line] ?? "";
    return `${uri.slice(uriOf("").length)}:${from.line + 1} ${line.slice(from.column, to.column)}`;
  });
}

test("a name leads to the object that is nearest", () => {
  const target = (name: string, word: string, nth?: number) =>
    places(definitionsOf(index, at(name, word, nth)));
  assert.deepEqual(target("prod/rest.yaml", "'shop'"), ['prod/cluster.yaml:4 "shop"']);
  assert.deepEqual(target("prod/db/orders.yaml", "shop"), ['prod/cluster.yaml:4 "shop"']);
  assert.deepEqual(target("test/db.yaml", "shop"), ["test/cluster.yaml:3 shop"]);
  assert.deepEqual(target("prod/cluster.yaml", "images"), ["catalog.yaml:3 images"]);
  assert.deepEqual(target("prod/cluster.yaml", "store}"), ["prod/rest.yaml:10 store"]);
  assert.deepEqual(target("prod/cluster.yaml", '"shop"'), ['prod/cluster.yaml:4 "shop"']);
  assert.deepEqual(target("elsewhere/db.yaml", "missing"), []);
  assert.equal(symbolAt(index, uriOf("test/db.yaml"), { line: 3, column: 40 }), undefined);
});

test("all that mean an object, and nothing that means its namesake", () => {
  const found = (name: string, word: string) => places(referencesOf(index, at(name, word)));
  const prod = ["prod/db/orders.yaml:4 shop", "prod/rest.yaml:6 'shop'"];
  assert.deepEqual(found("prod/cluster.yaml", '"shop"').toSorted(), prod);
  assert.deepEqual(found("prod/db/orders.yaml", "shop").toSorted(), prod);
  assert.deepEqual(found("test/cluster.yaml", "shop"), ["test/db.yaml:4 shop"]);
  const stores = ["prod/cluster.yaml:10 store", "prod/cluster.yaml:13 store"];
  assert.deepEqual(found("prod/rest.yaml", "store}"), stores);
  assert.deepEqual(found("catalog.yaml", "images"), ["prod/cluster.yaml:7 images"]);
  assert.deepEqual(found("elsewhere/db.yaml", "missing").length, 2);
});

test("patches follow the object that they are about", () => {
  const base = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: shop}\n";
  const layered = new Map([
    [uriOf("base/c.yaml"), `${base}spec: {storage: {size: 1Gi}}\n`],
    [uriOf("overlays/a/c.yaml"), `${base}spec: {instances: 5}\n`],
  ]);
  const known = indexOf(layered);
  for (const uri of layered.keys()) {
    const symbol = symbolAt(known, uri, { line: 2, column: 18 });
    assert.ok(symbol);
    assert.deepEqual(
      definitionsOf(known, symbol).map((each) => each.uri),
      [uriOf("base/c.yaml")],
    );
    assert.deepEqual(
      referencesOf(known, symbol).map((each) => each.uri),
      [uriOf("overlays/a/c.yaml")],
    );
  }
});

test("a new name is quoted as the old one, and not that of a neighbour", () => {
  const [own] = definitionsOf(index, at("prod/rest.yaml", "'shop'"));
  assert.equal(own && spellName(own, "orders"), '"orders"');
  assert.equal(spellName(at("prod/rest.yaml", "'shop'").occurrence, "orders"), "'orders'");
  assert.equal(spellName(at("test/db.yaml", "shop").occurrence, "on"), '"on"');
  assert.equal(spellName(at("test/db.yaml", "shop").occurrence, "orders"), "orders");
  const beside = new Map([
    ...files,
    [
      uriOf("test/more.yaml"),
      (files.get(uriOf("test/cluster.yaml")) ?? "").replace("shop", "taken"),
    ],
  ]);
  const known = indexOf(beside);
  assert.equal(
    takenBy(known, at("test/cluster.yaml", "shop"), "taken")?.uri,
    uriOf("test/more.yaml"),
  );
  assert.equal(takenBy(known, at("prod/cluster.yaml", '"shop"'), "taken"), undefined);
});

test("an update takes back what the file said before", () => {
  const own = indexOf(files);
  const uri = uriOf("test/cluster.yaml");
  own.update(uri, factsOfText(uri, (files.get(uri) ?? "").replace("shop", "other")));
  const symbol = symbolAt(own, uriOf("test/db.yaml"), { line: 3, column: 24 });
  assert.ok(symbol);
  assert.deepEqual(
    definitionsOf(own, symbol).map((each) => each.uri),
    [uriOf("prod/cluster.yaml")],
  );
  for (const gone of own.uris) own.update(gone, []);
  assert.deepEqual(
    [own.uris, own.named("Cluster"), own.references("Cluster", "shop")],
    [[], [], []],
  );
});

test("editors and file systems spell one file differently", () => {
  const own = indexOf(
    new Map([["file:///c%3A/a%20b/c.yaml", files.get(uriOf("test/cluster.yaml")) ?? ""]]),
  );
  assert.equal(own.file("file:///C:/a b/c.yaml").length, 1);
  own.update("file:///C:/a b/c.yaml", []);
  assert.deepEqual(own.uris, []);
});

test("thinned text gives the same facts as the whole one", () => {
  const texts = [...files.values(), makeCluster(3), makeCluster(4).replaceAll("\n", "\r\n")];
  for (const text of [...texts, ...irregular]) {
    const whole = factsOfFile("file:///w/a.yaml", readManifest(text, undefined, "/w/a.yaml"));
    assert.deepEqual(factsOfText("file:///w/a.yaml", text), whole, text);
  }
  const kept = thinText(makeCluster(1).slice("---\n".length)).split("\n");
  assert.ok(kept.filter((line) => line !== "").length < 40, "most of it is left out");
});

const irregular = [
  makeCluster(1).replace("name: cluster-1", "name: &name cluster-1"),
  makeCluster(1).replace("spec:", "spec: # here"),
  makeCluster(1).replace("instances: 3", "instances: {{ .Values.instances }}"),
  makeCluster(1)
    .replace("  storage:\n    size", "  storage: {\n    size")
    .replace("storageClass: fast\n", "storageClass: fast\n  }\n"),
  makeCluster(1).replace(
    'description: "Orders of region 1"',
    "description: |\n    managed:\n      roles:\n        - name: no\n",
  ),
  makeCluster(1).replace("    roles:\n      - name", "    roles:\n    - name"),
  makeCluster(1).replace("metadata:", "metadata: {name: x}\nignored:"),
  "--- {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: a}}\n",
  "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n\tmetadata:\n",
];

test("facts are the same wherever in the text they stand", () => {
  const text = makeCluster(1);
  const facts = (of: string) => factsOfText("file:///w/a.yaml", of);
  assert.ok(sameFacts(facts(text), facts(`# a comment\n\n${text.slice(4)}`)));
  assert.ok(!sameFacts(facts(text), facts(text.replace("cluster-1", "cluster-2"))));
  assert.ok(!sameFacts(facts(text), []));
});

const { context } = createContext({ rules: {} }, english);

function complete(name: string, marked: string) {
  const { text, offset } = readCursor(marked);
  const uri = uriOf(name);
  const own = indexOf(new Map([...files, [uri, text]]));
  const names = joinNames(namesInWorkspace({ uri, index: own }), {
    of: (kind) => (kind === "Cluster" ? [{ name: "live", detail: "kind-dev" }] : []),
  });
  return { text, items: completeAt(readManifest(text), offset, context, names) };
}

test("names of objects are offered where they can be named", () => {
  const head = (kind: string) =>
    `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata:\n  name: n\nspec:\n`;
  const cases: readonly (readonly [kind: string, marked: string, label: string, detail: string])[] =
    [
      ["Backup", "  cluster:\n    name: <|>\n", "shop", "cluster.yaml"],
      ["Pooler", "  cluster: {name: <|>}\n", "shop", "cluster.yaml"],
      ["Subscription", "  cluster:\n    name: <|>\n", "live", "kind-dev"],
      [
        "Cluster",
        "  imageCatalogRef:\n    kind: ClusterImageCatalog\n    name: <|>\n",
        "images",
        "../catalog.yaml",
      ],
      ["Cluster", "  imageCatalogRef:\n    name: <|>\n", "images", "../catalog.yaml"],
      [
        "Cluster",
        "  plugins:\n    - name: x\n      parameters:\n        barmanObjectName: <|>\n",
        "store",
        "../prod/rest.yaml",
      ],
    ];
  for (const [kind, marked, label, detail] of cases) {
    const { text, items } = complete("test/new.yaml", head(kind) + marked);
    const item = items.find((each) => each.label === label);
    assert.equal(item?.detail, detail, `${kind} ${items.map((each) => each.label).join(" ")}`);
    assert.equal(item && applyItem(text, item), head(kind) + marked.replace("<|>", label));
  }
  const wrong = complete(
    "test/new.yaml",
    `${head("Cluster")}  imageCatalogRef:\n    kind: ImageCatalog\n    name: <|>\n`,
  );
  assert.ok(!wrong.items.some(({ label }) => label === "images"), "a catalog of the other kind");
  const far = complete(
    "test/new.yaml",
    `${head("Backup").replace("name: n", "name: n\n  namespace: x")}  cluster:\n    name: <|>\n`,
  );
  assert.ok(
    far.items.some(({ label }) => label === "shop"),
    "no namespace says nothing against it",
  );
});
