import assert from "node:assert/strict";
import { test } from "node:test";
import { createLineTest } from "#live/logs/log-filter.ts";

const line = { level: "warning", text: "ERROR pg-1 [23505] duplicate key (id)=(1)" } as const;

const cases: readonly (readonly [text: string, shown: boolean | undefined])[] = [
  ["", true],
  ["DUPLICATE", true],
  ["(id)=(1)", true],
  ["[23505]", true],
  ["pg-2", false],
  ["!pg-2", true],
  ["!pg-1", false],
  ["/pg-[12]/", true],
  ["!/pg-[12]/", false],
  ["/DUPLICATE/", true],
  ["/DUPLICATE/c", false],
  ["/(/", undefined],
  ["/", false],
  ["!", true],
];

for (const [text, shown] of cases) {
  test(`${JSON.stringify(text)}: ${shown ?? "no regular expression"}`, () => {
    assert.equal(createLineTest({ least: "trace", text })?.(line), shown);
  });
}

test("a level lets through itself and what is worse", () => {
  const shown = (["info", "warning", "error"] as const).map((least) =>
    createLineTest({ least, text: "" })?.(line),
  );
  assert.deepEqual(shown, [true, true, false]);
});
