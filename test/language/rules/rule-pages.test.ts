import assert from "node:assert/strict";
import { test } from "node:test";
import { codeTable } from "#language/rules/codes.ts";
import { neighbourRules, rules } from "#language/rules/rules.ts";
import { changeMessagesOf, messagesOf } from "#test/support/findings.ts";
import { examplesOf, rulePages, ruleTable } from "#test/support/rule-pages.ts";

const pages = rulePages();

test("every code has a page and every page a code", () => {
  const codes = codeTable.map(({ code }) => code);
  assert.deepEqual(pages.map(({ code }) => code).toSorted(), codes.toSorted());
});

test("the table names every code with its severity", () => {
  for (const { code, severity } of codeTable) {
    const row = ruleTable()
      .split("\n")
      .find((line) => line.includes(`[\`${code}\`](${code}.md)`));
    assert.ok(row?.includes(`| ${severity}`), `${code}: ${row}`);
  }
});

test("every code belongs to a rule, and rules know no other", () => {
  const ofRules = new Set<string>([...rules, ...neighbourRules].flatMap(({ codes }) => codes));
  const all = codeTable.map(({ code }) => code as string);
  assert.deepEqual(
    [...ofRules].filter((code) => !all.includes(code)),
    [],
  );
  // What comments name is checked where comments are read, not by a rule.
  assert.deepEqual(
    all.filter((code) => !ofRules.has(code)),
    ["unknown-suppression"],
  );
});

for (const page of pages) {
  test(`the page of ${page.code} shows it and how it is right`, () => {
    const examples = examplesOf(page);
    assert.deepEqual(
      examples.map(({ kind }) => kind),
      ["wrong", "right"],
    );
    assert.ok(page.text.split("\n").length <= 52, "short enough to be read");
    const facts = codeTable.find(({ code }) => code === page.code);
    assert.match(page.text, new RegExp(`^Usual severity: ${facts?.severity}\\.`, "m"));
    for (const { kind, text, before, settings } of examples) {
      const found =
        before === undefined
          ? messagesOf(text, settings)
          : changeMessagesOf(before, text, settings);
      const codes = found.map(({ code }) => code);
      assert.equal(codes.includes(page.code), kind === "wrong", `${kind}: ${codes.join(", ")}`);
      if (kind === "right") assert.deepEqual(found, []);
    }
  });
}
