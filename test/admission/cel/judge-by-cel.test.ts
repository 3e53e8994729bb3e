import assert from "node:assert/strict";
import { test } from "node:test";
import { findCelFact } from "#admission/cel/cel-facts.ts";
import { compileRule } from "#admission/cel/compile-rule.ts";
import { judgeByCel } from "#admission/cel/judge-by-cel.ts";
import { kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { openAllReleases, openSchema } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { english } from "#texts/en/english.ts";

interface PlacedRule {
  readonly kind: CnpgKind;
  readonly pattern: string;
  readonly node: SchemaNode;
}

function* nodesBelow(schema: KindSchema, node: SchemaNode, pattern: string): Iterable<PlacedRule> {
  yield { kind: schema.kind, pattern, node };
  for (const [name, index] of Object.entries(node.properties ?? {})) {
    const child = schema.pool.nodes[index];
    if (child !== undefined)
      yield* nodesBelow(schema, child, pattern ? `${pattern}.${name}` : name);
  }
  const item = node.items === undefined ? undefined : schema.pool.nodes[node.items];
  if (item !== undefined) yield* nodesBelow(schema, item, `${pattern}[]`);
}

const placed = kindTable.flatMap(({ kind }) =>
  openAllReleases(kind).flatMap((schema) => [...nodesBelow(schema, schema.root, "")]),
);
const withRules = placed.flatMap(({ kind, pattern, node }) =>
  (node.rules ?? []).map((rule) => ({ kind, pattern, rule })),
);

test("every rule of every release can be evaluated and has a text of its own", () => {
  assert.ok(withRules.length > 300);
  for (const { kind, pattern, rule } of withRules) {
    assert.ok(compileRule(rule) !== undefined, rule.rule);
    if (rule.rule.includes("oldSelf")) continue;
    const fact = findCelFact(kind, pattern, rule.rule);
    assert.ok(fact !== undefined, `${kind} ${pattern}: ${rule.rule}`);
    assert.ok(fact.id in english.messages, fact.id);
  }
});

test("what cannot be evaluated is not judged", () => {
  assert.equal(compileRule({ rule: "quantity(self).isGreaterThan(quantity('1'))" }), undefined);
  assert.equal(compileRule({ rule: "self ===" }), undefined);
  const wrongType = compileRule({ rule: "self.all(x, x > 1)" });
  assert.equal(wrongType?.ask("text", undefined), "unknown");
});

test("a member that is not there is a refusal, as for the server", () => {
  const rule = compileRule({ rule: "!has(self.icuLocale) || self.localeProvider == 'icu'" });
  assert.equal(rule?.ask({ icuLocale: "de" }, undefined), "broken");
  assert.equal(rule?.ask({ icuLocale: "de", localeProvider: "icu" }, undefined), "holds");
});

test("optional old values are understood", () => {
  const rule = compileRule({
    rule: "!oldSelf.hasValue() || self == oldSelf.value()",
    optionalOldSelf: true,
  });
  assert.equal(rule?.usesOld, false);
  assert.equal(rule?.ask("a", undefined), "holds");
  assert.equal(rule?.ask("a", "b"), "broken");
});

function breaks(kind: CnpgKind, spec: Json, old?: Json): string[] {
  const schema = openSchema(newestOperator, kind);
  assert.ok(schema !== undefined);
  const before = old === undefined ? undefined : { spec: old };
  return judgeByCel(schema, { spec }, before).map(({ path }) => path.join("."));
}

test("rules about a change need an old value", () => {
  assert.deepEqual(breaks("Database", { name: "a" }), []);
  assert.deepEqual(breaks("Database", { name: "a" }, { name: "b" }), ["spec.name"]);
  assert.deepEqual(breaks("Database", { name: "a", encoding: "UTF8" }, { name: "a" }), []);
  assert.deepEqual(breaks("Backup", { method: "plugin" }, { method: "barmanObjectStore" }), [
    "spec",
  ]);
});

test("rules run in lists, on integers, and not on what did not change", () => {
  const servers = [{ name: "s", fdw: "" }];
  assert.deepEqual(breaks("Database", { servers }), ["spec.servers.0.fdw"]);
  assert.deepEqual(breaks("Database", { servers }, { servers }), []);
  const images = [{ major: 16 }, { major: 16 }];
  assert.deepEqual(breaks("ImageCatalog", { images }), ["spec.images"]);
  const synchronous = { number: 0, dataDurability: "required" };
  assert.deepEqual(breaks("Cluster", { postgresql: { synchronous } }), [
    "spec.postgresql.synchronous.number",
  ]);
});
