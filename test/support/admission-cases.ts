import type { JsonObject } from "#domain/kubernetes/json.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import { mapAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";

/** A spec that a rule speaks about, and a near one that it is silent about. */
export interface AdmissionCase {
  readonly rule: string;
  readonly at: string;
  readonly wrong: JsonObject;
  readonly right: JsonObject;
  /** The newest release where it is not said. */
  readonly operator?: string;
  /** Also of metadata; the name is `c` where none is given. */
  readonly wrongMetadata?: JsonObject;
  readonly rightMetadata?: JsonObject;
}

interface Said {
  readonly rule: string;
  readonly at: string;
  readonly message: string;
}

/** Runs the cases, and demands one of every rule. Objects are taken as they are, without defaults. */
export function testAdmissionCases(
  kind: CnpgKind,
  rules: readonly WebhookRule[],
  cases: readonly AdmissionCase[],
): void {
  test(`every rule of ${kind} has a case, and no case another rule`, () => {
    const ids = new Set(rules.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id));
    assert.deepEqual([...new Set(cases.map(({ rule }) => rule))].toSorted(), [...ids].toSorted());
  });
  for (const [index, example] of cases.entries()) {
    const { rule, at, wrong, right, operator = "1.30.1" } = example;
    test(`${rule} speaks at ${at}, and not beside it (${index}, ${operator})`, () => {
      const said = judge(kind, objectOf(kind, wrong, example.wrongMetadata), operator);
      const [first, ...more] = said.filter((one) => one.rule === rule);
      assert.ok(first, `silent; others: ${JSON.stringify(said)}`);
      assert.deepEqual(more, []);
      assert.equal(first.at, at);
      assert.match(first.message, /^[^]{20,}[^.]$/);
      assert.doesNotMatch(first.message, /(?<!\$)\{\w+\}|^\w+\/[\w-]+$/);
      const silent = judge(kind, objectOf(kind, right, example.rightMetadata), operator);
      assert.deepEqual(
        silent.filter((one) => one.rule === rule),
        [],
      );
    });
  }
}

/** All that the webhook of a kind says about an object, in order. */
export function judge(kind: CnpgKind, object: JsonObject, version: string): readonly Said[] {
  const operator = resolveOperatorVersion(version)?.operator;
  assert.equal(operator?.version, version);
  return [...judgeByWebhook({ object, old: undefined, operator }, kind)].map(
    ({ rule, violation }) => {
      const { variant, path, values = {} } = violation;
      const key = variant === undefined ? rule.id : `${rule.id}.${variant}`;
      return { rule: rule.id, at: path.join("."), message: formatMessage(english, key, values) };
    },
  );
}

export function objectOf(kind: CnpgKind, spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  const base = kind === "Cluster" ? { instances: 3, storage: { size: "1Gi" } } : {};
  return { kind, metadata: { name: "c", ...metadata }, spec: { ...base, ...mapAt(spec, []) } };
}
