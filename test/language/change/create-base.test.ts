import assert from "node:assert/strict";
import { test } from "node:test";
import { createBase } from "#language/change/create-base.ts";
import { readManifest } from "#manifest/read-manifest.ts";

type Files = Readonly<Record<string, string>>;

function cluster(name: string, more: { namespace?: string; size?: string } = {}): string {
  const { namespace, size = "1Gi" } = more;
  const metadata =
    namespace === undefined ? `{ name: ${name} }` : `{ name: ${name}, namespace: ${namespace} }`;
  return `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: ${metadata}\nspec:\n  storage:\n    size: ${size}\n`;
}

/** For each document of each present file, where its old version is: `path:line`. */
function matches(old: Files, now: Files): Record<string, (string | undefined)[]> {
  const read = (path: string, text: string) => readManifest(text, undefined, path);
  const files = Object.entries(old).map(([path, text]) => ({
    path,
    text: { name: path, uri: `file:///${path}` },
    manifest: read(path, text),
  }));
  const present = new Map(Object.entries(now).map(([path, text]) => [path, read(path, text)]));
  const base = createBase(files, (path) => present.get(path));
  return Object.fromEntries(
    [...present].map(([path, manifest]) => {
      const compared = base.of(path, manifest);
      const places = manifest.documents.map((placed) => {
        const found = compared.oldOf(placed);
        return found && `${found.text.name}:${found.placed.line}`;
      });
      return [path, places];
    }),
  );
}

test("an object is the one of the same kind, namespace and name in the same file", () => {
  const old = {
    "a.yaml": [cluster("one"), cluster("two"), cluster("one", { namespace: "x" })].join("---\n"),
  };
  const now = {
    "a.yaml": [cluster("two"), cluster("one", { namespace: "x" }), cluster("new")].join("---\n"),
  };
  assert.deepEqual(matches(old, now), { "a.yaml": ["a.yaml:7", "a.yaml:14", undefined] });
});

test("an object that moved to another file is the same object", () => {
  const old = { "a.yaml": cluster("one"), "b.yaml": cluster("two") };
  assert.deepEqual(matches(old, { "c.yaml": cluster("one"), "b.yaml": cluster("two") }), {
    "c.yaml": ["a.yaml:0"],
    "b.yaml": ["b.yaml:0"],
  });
  assert.deepEqual(matches(old, { "a.yaml": cluster("other"), "b.yaml": cluster("one") }), {
    "a.yaml": [undefined],
    "b.yaml": ["a.yaml:0"],
  });
});

test("a copy beside an object that stays where it is, is new", () => {
  const old = { "dev/a.yaml": cluster("one") };
  assert.deepEqual(matches(old, { "dev/a.yaml": cluster("one"), "prod/a.yaml": cluster("one") }), {
    "dev/a.yaml": ["dev/a.yaml:0"],
    "prod/a.yaml": [undefined],
  });
});

test("where two could be the one, neither is", () => {
  const old = { "dev/a.yaml": cluster("one"), "prod/a.yaml": cluster("one") };
  assert.deepEqual(matches(old, { "new/a.yaml": cluster("one") }), { "new/a.yaml": [undefined] });
  const twice = `${cluster("one")}---\n${cluster("one")}`;
  assert.deepEqual(matches({ "a.yaml": twice }, { "a.yaml": cluster("one") }), {
    "a.yaml": [undefined],
  });
  assert.deepEqual(matches({ "a.yaml": cluster("one") }, { "a.yaml": twice }), {
    "a.yaml": [undefined, undefined],
  });
});

test("only complete objects with a name of their own are compared", () => {
  const generated = cluster("one").replace("name:", "generateName:");
  const template = cluster("one").replace("1Gi", "{{ .Values.size }}");
  const later = cluster("${NAME}");
  const broken = `${cluster("one")}\n  - ]\n`;
  for (const text of [generated, template, later, broken]) {
    assert.deepEqual(matches({ "a.yaml": text }, { "a.yaml": text }), { "a.yaml": [undefined] });
    assert.deepEqual(matches({ "a.yaml": text }, { "a.yaml": cluster("one") }), {
      "a.yaml": [undefined],
    });
    assert.deepEqual(matches({ "a.yaml": cluster("one") }, { "a.yaml": text }), {
      "a.yaml": [undefined],
    });
  }
});

test("objects of others are not looked at", () => {
  const foreign = "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n";
  assert.deepEqual(matches({ "a.yaml": foreign }, { "a.yaml": foreign }), {
    "a.yaml": [undefined],
  });
});

test("a list from kubectl holds objects, which have a namespace even where the manifest has none", () => {
  const item = (namespace: string) =>
    `- apiVersion: postgresql.cnpg.io/v1\n  kind: Cluster\n  metadata: { name: one, namespace: ${namespace}, uid: "1" }\n  spec: { storage: { size: 1Gi } }\n`;
  const list = (...namespaces: string[]) =>
    `apiVersion: v1\nkind: List\nitems:\n${namespaces.map(item).join("")}`;
  const now = { "a.yaml": cluster("one"), "b.yaml": cluster("one", { namespace: "prod" }) };
  assert.deepEqual(matches({ "dump.yaml": list("prod") }, now), {
    "a.yaml": ["dump.yaml:0"],
    "b.yaml": ["dump.yaml:0"],
  });
  assert.deepEqual(matches({ "dump.yaml": list("prod", "dev") }, now), {
    "a.yaml": [undefined],
    "b.yaml": ["dump.yaml:0"],
  });
});
