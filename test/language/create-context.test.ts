import assert from "node:assert/strict";
import { test } from "node:test";
import { newestOperator } from "#domain/cnpg/versions.ts";
import { createContext } from "#language/create-context.ts";
import { english } from "#texts/en/english.ts";

function contextFor(operatorVersion?: string) {
  return createContext({ rules: {}, operatorVersion }, english);
}

test("without a version the newest known operator is assumed, and nothing is said", () => {
  for (const text of [undefined, "", "  "]) {
    const { context, notices } = contextFor(text);
    assert.equal(context.operator.version, newestOperator.version);
    assert.equal(context.operatorChosen, false);
    assert.deepEqual(notices, []);
  }
});

test("a known version is chosen: a patch, a minor, with blanks or a v", () => {
  for (const [text, version] of [
    ["1.29.2", "1.29.2"],
    [" v1.28.4 ", "1.28.4"],
    ["1.29", "1.29.3"],
  ] as const) {
    const { context, notices } = contextFor(text);
    assert.equal(context.operator.version, version);
    assert.equal(context.operatorChosen, true);
    assert.deepEqual(notices, []);
  }
});

test("an unknown version has a stand-in that nobody chose, and one notice names both", () => {
  const { context, notices } = contextFor("1.99.0");
  assert.equal(context.operator.version, newestOperator.version);
  assert.equal(context.operatorChosen, false);
  assert.equal(notices.length, 1);
  assert.match(notices[0] ?? "", /1\.99\.0.*1\.30\.1/);
});

test("what is no version is said to be none", () => {
  const { context, notices } = contextFor("latest");
  assert.equal(context.operatorChosen, false);
  assert.match(notices.join("\n"), /^latest is no operator version/);
});
