import assert from "node:assert/strict";
import { test } from "node:test";
import { celFacts } from "#admission/cel/cel-facts.ts";
import { webhookRules } from "#admission/webhook-rules.ts";
import { codeTable } from "#language/rules/codes.ts";
import { coveredRules } from "#language/rules/admission/covered-rules.ts";
import { isMirror, listChanges } from "#scripts/import-webhooks.ts";
import type { WebhookFunctions } from "#scripts/import-webhooks.ts";
import {
  libraryFunctions,
  otherFunctions,
  ruleExceptions,
} from "#test/admission/rule-exceptions.ts";
import index from "#test/admission/rule-index.json" with { type: "json" };
import functions from "#test/admission/webhook-functions.json" with { type: "json" };
import { english } from "#texts/en/english.ts";

/** One fact of the index: which rule of the operator there is. */
interface IndexedRule {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
  readonly severity: string;
  /** R, R*, E: a person can run into it; S, D, X: another stage or the code itself is in the way. */
  readonly reach: string;
  readonly on?: string;
  readonly since?: readonly string[];
}

const indexed = index as readonly IndexedRule[];
const byId = new Map(indexed.map((rule) => [rule.id, rule]));
const ours = new Map(webhookRules.map((rule) => [rule.id, rule]));
const releases = Object.entries(functions as WebhookFunctions);

test("every rule of the operator is a rule here, or there is a reason", () => {
  const known = new Set([...ours.keys(), ...celFacts.map(({ id }) => id), ...coveredRules.keys()]);
  const missing = indexed.map(({ id }) => id).filter((id) => !known.has(id));
  const excused = missing.filter((id) => ruleExceptions.has(id) || isUnreachable(id));
  assert.deepEqual(missing, excused);
});

function isUnreachable(id: string): boolean {
  return ["S", "D", "X"].includes(byId.get(id)?.reach ?? "");
}

test("an exception is about a rule that there is, and that is missing here", () => {
  for (const id of ruleExceptions.keys()) {
    assert.ok(byId.has(id), `${id} is not in the index`);
    assert.ok(!ours.has(id), `${id} is a rule by now`);
  }
});

test("every rule here is one of the operator's", () => {
  assert.deepEqual(
    [...ours.keys()].filter((id) => !byId.has(id)),
    [],
  );
  const spans = webhookRules.map(
    ({ id, since, until }) => `${id} ${String(since)} ${String(until)}`,
  );
  assert.equal(new Set(spans).size, spans.length, "a rule stands twice in the table");
});

test("kind, weight and occasion are those of the index", () => {
  for (const rule of webhookRules) {
    const fact = byId.get(rule.id);
    assert.equal(rule.severity, fact?.severity, rule.id);
    assert.equal(rule.on, fact?.on ?? "write", rule.id);
    assert.ok(fact?.kind === "*" || rule.kinds.some((kind) => kind === fact?.kind), rule.id);
    const alone = webhookRules.filter(({ id }) => id === rule.id).length === 1;
    if (alone) assert.deepEqual([rule.since ?? []].flat(), fact?.since ?? [], `${rule.id} since`);
  }
});

test("every rule has a code that exists, and a message unless another rule speaks for it", () => {
  const codes = new Set<string>(codeTable.map(({ code }) => code));
  for (const { id, code } of webhookRules) {
    assert.ok(codes.has(code), `${id}: ${code}`);
    if (coveredRules.has(id)) continue;
    const keys = Object.keys(english.messages);
    assert.ok(
      keys.some((key) => key === id || key.startsWith(`${id}.`)),
      id,
    );
  }
});

test("every mirrored function exists in some release", () => {
  const names = releases.flatMap(([, hashes]) => Object.keys(hashes));
  for (const { id, mirrors } of webhookRules) {
    assert.ok(
      libraryFunctions.has(mirrors) || names.some((name) => isMirror(mirrors, name)),
      `${id}: ${mirrors}`,
    );
  }
});

test("every function that validates or warns is mirrored, or there is a reason", () => {
  const [, newest] = releases.at(-1) ?? [];
  const judging = Object.keys(newest ?? {}).filter((name) =>
    /(^|\.)(validate|get\w*Warnings|is[A-Z]|has[A-Z]|tryParse|parse)/.test(name),
  );
  assert.ok(judging.length > 70);
  const unmirrored = judging.filter(
    (name) => !webhookRules.some(({ mirrors }) => isMirror(mirrors, name)),
  );
  assert.deepEqual(
    unmirrored.filter((name) => !otherFunctions.has(name)),
    [],
  );
  for (const name of otherFunctions.keys()) assert.ok(judging.includes(name), name);
});

test("a release's changes read as a list of what to look at", () => {
  const lines = listChanges({
    "1.0.0": { "A.validateName": "1", gone: "1", same: "1" },
    "1.10.0": { "A.validateName": "2", same: "1", fresh: "1" },
  });
  assert.equal(lines.length, 3);
  assert.match(lines.join("\n"), /changes A\.validateName \(.*cluster\/name-too-long/);
  assert.match(lines.join("\n"), /1\.10\.0 drops gone/);
});
