import assert from "node:assert/strict";
import { test } from "node:test";
import { compareReleases, isInRelease } from "#domain/cnpg/compare-releases.ts";

test("orders releases by number, not by letter", () => {
  assert.ok(compareReleases("1.9.0", "1.10.0") < 0);
  assert.equal(compareReleases("1.30.0", "1.30.0"), 0);
});

test("a thing that was backported begins with another patch in each minor", () => {
  const span = { since: ["1.28.3", "1.29.1"] };
  const having = ["1.28.2", "1.28.3", "1.29.0", "1.29.1", "1.30.0"].filter((version) =>
    isInRelease(version, span),
  );
  assert.deepEqual(having, ["1.28.3", "1.29.1", "1.30.0"]);
  assert.equal(isInRelease("1.28.9", { since: ["1.29.1"] }), false);
});

test("a thing ends with its last release", () => {
  assert.equal(isInRelease("1.29.3", { until: "1.29.2" }), false);
  assert.equal(isInRelease("1.29.2", { until: "1.29.2" }), true);
});
