import assert from "node:assert/strict";
import { test } from "node:test";
import { kindTable } from "#domain/cnpg/kinds.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import {
  additionalNode,
  itemNode,
  listProperties,
  openAllReleases,
  openSchema,
} from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import type { Catalogue, Notes } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";
import { findFieldNote } from "#texts/field-note.ts";

/*
 * Where a new operator brings a field, the coverage test names it: give it a note of its kind in
 * src/texts/en/fields/. Where a field disappears from all known releases, remove its note.
 */

/** Structures of Kubernetes: their fields may fall back to a note on what encloses them. */
const plainKubernetes =
  /^spec\.template\.spec\.|\.windowsOptions\.|\.managedFields\.|\.(clusterTrustBundle|podCertificate)\./;

test("every field of the newest operator has a note", () => {
  const missing = kindTable.flatMap(({ kind }) =>
    newestPaths(kind)
      .filter((path) => findFieldNote(english, kind, path) === undefined)
      .map((path) => `${kind} ${path}`),
  );
  assert.deepEqual(missing, []);
});

test("fields of CloudNativePG itself are not explained by what encloses them", () => {
  const exactOnly: Catalogue = {
    ...english,
    sharedFields: keepKeys(english.sharedFields, (key) => !key.endsWith(".**")),
  };
  const missing = kindTable.flatMap(({ kind }) =>
    newestPaths(kind)
      .filter((path) => !plainKubernetes.test(path))
      .filter((path) => findFieldNote(exactOnly, kind, path) === undefined)
      .map((path) => `${kind} ${path}`),
  );
  assert.deepEqual(missing, []);
});

test("every note of a kind names a field that a known release has", () => {
  const stale = Object.entries(english.fields).flatMap(([kind, notes]) => {
    const known = new Set([...knownPaths(kind)].map(withoutMapKeys));
    return Object.keys(notes)
      .filter((path) => !known.has(path))
      .map((path) => `${kind} ${path}`);
  });
  assert.deepEqual(stale, []);
});

test("every shared note is used by some field of a known release", () => {
  const used = new Set<string>();
  for (const { kind } of kindTable) {
    for (const path of knownPaths(kind)) {
      const key = sharedKeyOf(kind, path);
      if (key !== undefined) used.add(key);
    }
  }
  const unused = Object.keys(english.sharedFields).filter((key) => !used.has(key));
  assert.deepEqual(unused, []);
});

test("notes are between 20 and 600 characters and end as sentences do", () => {
  const odd = allNotes().filter(
    ({ note }) => note.length < 20 || note.length > 600 || !/[.…]$/.test(note),
  );
  assert.deepEqual(odd, []);
});

test("no note is written twice", () => {
  const seen = new Map<string, string>();
  const twice = allNotes().flatMap(({ where, note }) => {
    const first = seen.get(note);
    seen.set(note, first ?? where);
    return first === undefined ? [] : [`${where} repeats ${first}`];
  });
  assert.deepEqual(twice, []);
});

test("a kind's own note wins over a shared one, and a longer suffix over a shorter", () => {
  const catalogue: Catalogue = {
    ...english,
    fields: { Cluster: { "spec.a.size": "own" } },
    sharedFields: { size: "short", "storage.size": "long", "volumes.**": "around" },
  };
  const find = (path: string) => findFieldNote(catalogue, "Cluster", path);
  assert.equal(find("spec.a.size"), "own");
  assert.equal(find("spec.storage.size"), "long");
  assert.equal(find("spec.b.size"), "short");
  assert.equal(find("spec.volumes.nfs.server"), "around");
  assert.equal(find("spec.volumes"), undefined);
  assert.equal(find("spec.mysize"), undefined);
  assert.equal(find("spec.constructor"), undefined);
  assert.equal(find(""), undefined);
  assert.equal(findFieldNote(catalogue, "constructor", "name"), undefined);
});

test("keys of maps inside a path do not hide a note", () => {
  const note = findFieldNote(english, "Cluster", "status.instancesReportedState.*.ip");
  assert.equal(note, english.fields["Cluster"]?.["status.instancesReportedState.ip"]);
  assert.notEqual(note, undefined);
});

function newestPaths(kind: string): string[] {
  const info = kindTable.find((entry) => entry.kind === kind);
  const schema = info && openSchema(newestOperator, info.kind);
  assert.ok(schema, `the newest operator knows ${kind}`);
  return [...listPaths(schema, schema.root, "")];
}

function knownPaths(kind: string): Set<string> {
  const info = kindTable.find((entry) => entry.kind === kind);
  assert.ok(info, `notes on ${kind}, which is no known kind`);
  return new Set(
    openAllReleases(info.kind).flatMap((schema) => [...listPaths(schema, schema.root, "")]),
  );
}

/** Every path below a node, without list brackets; `*` stands for the keys of a free-form map. */
function* listPaths(schema: KindSchema, node: SchemaNode, path: string): Generator<string> {
  const item = itemNode(schema, node);
  if (item !== undefined) yield* listPaths(schema, item, path);
  const additional = additionalNode(schema, node);
  if (additional !== undefined) yield* listChild(schema, additional, joinPath(path, "*"));
  for (const [name, child] of listProperties(schema, node)) {
    yield* listChild(schema, child, joinPath(path, name));
  }
}

function* listChild(schema: KindSchema, child: SchemaNode, path: string): Generator<string> {
  yield path;
  yield* listPaths(schema, child, path);
}

function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function withoutMapKeys(path: string): string {
  return path
    .split(".")
    .filter((step, index, all) => step !== "*" || index === all.length - 1)
    .join(".");
}

/** Finds the key by the text: no two notes have the same. */
function sharedKeyOf(kind: string, path: string): string | undefined {
  const note = findFieldNote(english, kind, path);
  return keyByNote.get(note ?? "");
}

const keyByNote = new Map(Object.entries(english.sharedFields).map(([key, note]) => [note, key]));

function keepKeys(notes: Notes, keep: (key: string) => boolean): Notes {
  return Object.fromEntries(Object.entries(notes).filter(([key]) => keep(key)));
}

/** The two image catalogs share one list. */
function allNotes(): { readonly where: string; readonly note: string }[] {
  const lists = new Map<Notes, string>([[english.sharedFields, "shared"]]);
  for (const [kind, notes] of Object.entries(english.fields)) {
    if (!lists.has(notes)) lists.set(notes, kind);
  }
  return [...lists].flatMap(([notes, owner]) =>
    Object.entries(notes).map(([key, note]) => ({ where: `${owner} ${key}`, note })),
  );
}
