import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import { english } from "#texts/en/english.ts";

const folder = projectPath("src/commands");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

/** Keys that are written out, by the function that puts their first word in front. */
const prefixes = {
  phrase: "",
  label: "",
  reached: "seen.",
  waiting: "waiting.",
  check: "refused.",
};

for (const [name, prefix] of Object.entries(prefixes)) {
  test(`every text that ${name}() names is in the catalogue`, () => {
    const pattern = new RegExp(`\\b${name}\\(\\s*"([\\w.-]+)"`, "g");
    const keys = [...sources.matchAll(pattern)].map(([, key = ""]) => prefix + key);
    assert.ok(keys.length > 2);
    assert.deepEqual(
      keys.filter((key) => english.messages[key] === undefined),
      [],
    );
  });
}

test("no message of operations ends with a period", () => {
  const starts = /^(operation|refused|effect|waiting|seen|pick|ask|dryRun|conflict|resources)\./;
  const dotted = Object.entries(english.messages).filter(
    ([key, text]) => starts.test(key) && text.endsWith("."),
  );
  assert.deepEqual(dotted, []);
});
