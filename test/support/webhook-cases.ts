import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import type { JsonObject } from "#admission/object.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";

/** What one rule refuses, and its nearest neighbours that pass. */
export interface WebhookCase {
  readonly rule: string;
  /** The spec of the Cluster beside a size of its storage, or the whole object where `metadata` is in it. */
  readonly fires: JsonObject;
  /** Where, as `spec.bootstrap`. */
  readonly at: string;
  /** Objects to which no rule objects. */
  readonly passes: readonly JsonObject[];
  /** The newest release by default. */
  readonly version?: string;
}

/** Runs the cases, and demands that each rule has one. Objects are taken as they are, without defaults. */
export function testWebhookCases(
  rules: readonly WebhookRule[],
  cases: readonly WebhookCase[],
): void {
  test("every rule has a case", () => {
    const tested = new Set(cases.map(({ rule }) => rule));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !tested.has(id)),
      [],
    );
  });
  for (const [index, { rule, fires, at, passes, version }] of cases.entries()) {
    test(`${rule} fires, and not beside it (${index})`, () => {
      const found = judge(fires, version).filter(({ id }) => id === rule);
      assert.ok(
        found.some(({ path }) => path === at),
        `${rule} at ${at}, not ${JSON.stringify(judge(fires, version))}`,
      );
      for (const { message } of found) assert.match(message, /^(?!cluster\/)[^{}]{20,}[^.{}]$/);
      for (const object of passes) {
        assert.deepEqual(judge(object, version), [], JSON.stringify(object));
      }
    });
  }
}

interface Judged {
  readonly id: string;
  readonly path: string;
  readonly message: string;
}

export function judge(fragment: JsonObject, version = "1.30.1"): readonly Judged[] {
  const operator = resolveOperatorVersion(version)?.operator;
  assert.ok(operator?.version === version, version);
  const object = "metadata" in fragment ? fragment : clusterOf(fragment);
  return [...judgeByWebhook({ object, old: undefined, operator }, "Cluster")]
    .filter(({ rule }) => rule.severity === "error")
    .map(({ rule, violation: { path, variant, values = {} } }) => ({
      id: rule.id,
      path: path.join("."),
      message: formatMessage(english, variant ? `${rule.id}.${variant}` : rule.id, values),
    }));
}

/** A Cluster of a spec, with the few things that other rules demand. */
export function clusterOf(spec: JsonObject, annotations: JsonObject = {}): JsonObject {
  return {
    metadata: { name: "c", annotations },
    spec: { instances: 1, storage: { size: "1Gi" }, ...spec },
  };
}
