import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import type { RecordedStep } from "#scripts/record/recorded-step.ts";
import { cluster, status } from "#scripts/record/steps/holds.ts";
import { findStep, steps } from "#scripts/record/steps/steps.ts";
import {
  readRecorded,
  recordedOperators,
  recordedScenarios,
  recordedSteps,
} from "#test/support/recorded.ts";

const mostBytes = 5_000_000;
/** The operator tells these by the phase alone. */
const silent = ["unknown-plugin"];
const placeholder = Buffer.from("replaced").toString("base64");

const all = recordedOperators().flatMap((operator) =>
  recordedScenarios(operator).flatMap((scenario) =>
    recordedSteps(operator, scenario).map((step) => ({ operator, scenario, step })),
  ),
);

test("every step is recorded, and nothing that would not be recorded again", () => {
  const known = Object.keys(steps).toSorted();
  for (const operator of recordedOperators()) {
    const found = all.filter((step) => step.operator === operator);
    assert.deepEqual(
      found.map(({ scenario, step }) => `${scenario}/${step}`).toSorted(),
      known,
      operator,
    );
  }
});

test("the recordings stay small", () => {
  const sizes = all.map(
    ({ operator, scenario, step }) =>
      statSync(projectPath("test", "fixtures", "recorded", operator, scenario, `${step}.json`))
        .size,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 0 && total < mostBytes, `${total} bytes`);
});

for (const { operator, scenario, step } of all) {
  test(`${operator}/${scenario}/${step} shows what it is named for, and no secret`, () => {
    const recorded = readRecorded(operator, scenario, step);
    assert.equal(recorded.scenario, scenario);
    assert.equal(recorded.step, step);
    assert.equal(cluster(recorded)?.metadata.name, "pg");
    assert.ok(recorded.events.length > 0 || silent.includes(scenario), "it holds events");
    assertNoSecret(recorded);
    const { shows, holds } = findStep(scenario, step);
    assert.equal(recorded.shows, shows);
    assert.ok(holds(recorded), `it shows ${JSON.stringify(status(recorded), null, 1)}`);
  });
}

/** By form, whatever it stood in: keys, certificates, tokens, and every value of a Secret. */
function assertNoSecret(recorded: RecordedStep): void {
  const text = JSON.stringify(recorded);
  assert.doesNotMatch(text, /-----BEGIN|LS0tLS1CRUdJTi/, "a key or certificate");
  assert.doesNotMatch(text, /eyJ[\w-]{10,}\.eyJ/, "a token");
  assert.doesNotMatch(
    text,
    /postgres(ql)?:\/\/[^\s"]*:(?!replaced)[^\s"@]+@/,
    "a connection with its password",
  );
  assert.doesNotMatch(text, /SCRAM-SHA-256\$/, "a password's hash");
  assert.doesNotMatch(text, /managedFields|last-applied-configuration/, "bookkeeping");
  for (const secret of recorded.objects.filter(({ kind }) => kind === "Secret")) {
    const values = Object.values((secret["data"] ?? {}) as Record<string, string>);
    assert.ok(
      values.every((value) => value === placeholder),
      `the values of ${secret.metadata.name}`,
    );
    assert.equal(secret["stringData"], undefined);
  }
}
