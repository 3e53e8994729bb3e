import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeSettings, readLintConfig, type LintConfig } from "#language/lint-config.ts";
import { english } from "#texts/en/english.ts";

function read(text: string): LintConfig {
  return readLintConfig(text, english);
}

test("everything that can be set", () => {
  const { settings, ignore, problems } = read(`# ours
operatorVersion: "1.30.0"
postgres: 17
rules:
  unknown-field: warning
  fixed-parameter: off
ignore:
  - generated/
  - "*.tmp.yaml"
`);
  assert.deepEqual(problems, []);
  assert.deepEqual(settings, {
    operatorVersion: "1.30.0",
    postgres: 17,
    rules: { "unknown-field": "warning", "fixed-parameter": "off" },
  });
  assert.deepEqual(ignore, ["generated/", "*.tmp.yaml"]);
});

test("1.30 without quotes is not 1.3, and PostgreSQL with quotes counts", () => {
  const { settings, problems } = read(`operatorVersion: 1.30\npostgres: "16"\n`);
  assert.deepEqual([settings, problems], [{ operatorVersion: "1.30", postgres: 16 }, []]);
});

test("one pattern needs no list, and empty keys say nothing", () => {
  const { settings, ignore, problems } = read("ignore: generated/\nrules:\npostgres:\n");
  assert.deepEqual([settings, ignore, problems], [{}, ["generated/"], []]);
});

for (const text of ["", "# nothing\n", "---\n", "{}", "\n\n"]) {
  test(`nothing set: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(read(text), { settings: {}, ignore: [], problems: [] });
  });
}

interface Mistake {
  readonly text: string;
  readonly line: number;
  readonly marked: string;
  readonly message: RegExp;
}

const mistakes: readonly Mistake[] = [
  { text: "postgres: 17\nruels: {}\n", line: 1, marked: "ruels", message: /ruels is no setting/ },
  { text: "toString: 1\n", line: 0, marked: "toString", message: /toString is no setting/ },
  { text: "postgres: 9\n", line: 0, marked: "9", message: /9 is no PostgreSQL major.*14, 15/ },
  { text: "operatorVersion: new\n", line: 0, marked: "new", message: /new is no operator version/ },
  { text: "operatorVersion: [1]\n", line: 0, marked: "[1]", message: /no operator version/ },
  { text: "rules: [a]\n", line: 0, marked: "[a]", message: /Write rules as a map/ },
  {
    text: "rules:\n  no-such-rule: error\n",
    line: 1,
    marked: "no-such-rule",
    message: /no-such-rule is no rule/,
  },
  {
    text: "rules:\n  unknown-field: loud\n",
    line: 1,
    marked: "loud",
    message: /loud is no severity; choose one of error, warning, information, hint, off/,
  },
  { text: "ignore: {a: 1}\n", line: 0, marked: "{a: 1}", message: /Write ignore as a list/ },
  { text: "ignore:\n  - a\n  - [b]\n", line: 2, marked: "[b]", message: /Write ignore as a list/ },
  { text: "just text\n", line: 0, marked: "just text", message: /as a map/ },
];

for (const { text, line, marked, message } of mistakes) {
  test(`a mistake: ${JSON.stringify(text)}`, () => {
    const { problems } = read(text);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    const [problem] = problems;
    assert.equal(problem?.line, line);
    assert.equal(text.slice(problem?.start, problem?.end), marked);
    assert.match(problem?.message ?? "", message);
  });
}

test("broken YAML is told, and what can be read of it counts", () => {
  const { settings, problems } = read("postgres: 17\nrules: {a\n");
  assert.equal(settings.postgres, 17);
  assert.match(problems[0]?.message ?? "", /This is not YAML/);
});

test("the workspace file wins, rule by rule", () => {
  const settings = {
    operatorVersion: "1.29",
    postgres: 16,
    rules: { a: "hint", b: "error" },
  } as const;
  assert.deepEqual(mergeSettings(settings, { operatorVersion: "1.30", rules: { b: "off" } }), {
    operatorVersion: "1.30",
    postgres: 16,
    rules: { a: "hint", b: "off" },
  });
  assert.equal(mergeSettings(settings, undefined), settings);
});
