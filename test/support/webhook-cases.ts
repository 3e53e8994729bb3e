import type { JsonObject } from "#domain/kubernetes/json.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WebhookRule } from "#admission/rule.ts";
import { judge as judgeObject } from "#test/support/admission-cases.ts";

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
      const found = judge(fires, version).filter((said) => said.rule === rule);
      assert.ok(
        found.some((said) => said.at === at),
        `${rule} at ${at}, not ${JSON.stringify(judge(fires, version))}`,
      );
      for (const { message } of found) assert.match(message, /^(?!cluster\/)[^{}]{20,}[^.{}]$/);
      for (const object of passes) {
        assert.deepEqual(judge(object, version), [], JSON.stringify(object));
      }
    });
  }
}

/** The rules that refuse the Cluster, and where; warnings left out. */
export function judge(fragment: JsonObject, version = "1.30.1"): ReturnType<typeof judgeObject> {
  const object = "metadata" in fragment ? fragment : clusterOf(fragment);
  return judgeObject("Cluster", object, version).filter(({ rule }) => !rule.includes("/warn-"));
}

/** A Cluster of a spec, with the few things that other rules demand. */
export function clusterOf(spec: JsonObject, annotations: JsonObject = {}): JsonObject {
  return {
    metadata: { name: "c", annotations },
    spec: { instances: 1, storage: { size: "1Gi" }, ...spec },
  };
}
