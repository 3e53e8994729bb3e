import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import type { IGrammar } from "vscode-textmate";

const root = path.join(import.meta.dirname, "../..");
const fixtures = path.join(root, "test/fixtures/grammar");
const injection = path.join(root, "syntaxes/cnpg.injection.tmLanguage.json");
const fixtureNames = ["sql-lists", "sql-broken", "queries", "pg-hba", "parameters"] as const;
const lineEnds = { LF: "\n", CRLF: "\r\n" } as const;

/** Grammars around ours differ in whether they have taken a line's indentation before we see it. */
const hosts = ["yaml-by-line", "yaml-by-level"] as const;

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
await oniguruma.loadWASM(Uint8Array.from(readFileSync(wasm)).buffer);

for (const host of hosts) {
  const injected = await loadYaml(host, true);
  const bare = await loadYaml(host, false);

  for (const name of fixtureNames) {
    for (const [ending, lineEnd] of Object.entries(lineEnds)) {
      test(`${name}, ${host}, ${ending}: words have the scopes that the fixture says`, () => {
        const { text, expected, plainLines } = readFixture(name, lineEnd);
        const lines = tokenize(injected, text);
        assert.ok(expected.length >= 5);
        const failed = expected.filter((expectation) => !holds(lines, expectation));
        assert.deepEqual(
          failed.map((each) => `${each.line + 1}: ${each.scope}: ${scopesAt(lines, each)}`),
          [],
        );
        const ours = plainLines.filter((line) => lines[line]?.some(isOurs));
        assert.deepEqual(ours, [], "lines that must be plain YAML are not");
      });
    }
  }

  test(`${host}: below a block, YAML is read as if the block had not been there`, () => {
    const after = "  instances: 3 # three\n  text: |\n    select\n  list:\n    - 'a'\n";
    for (const block of blocks) {
      const lines = tokenize(injected, `spec:\n${block}${after}`).slice(block.split("\n").length);
      const alone = tokenize(bare, `spec:\n${after}`).slice(1);
      assert.deepEqual(lines, alone, block);
    }
  });

  test(`${host}: other YAML has the same scopes with and without the grammar`, () => {
    for (const text of foreign) {
      assert.deepEqual(tokenize(injected, text), tokenize(bare, text), text);
    }
  });
}

test("the extension contributes the grammar under the name and scopes that it has", () => {
  const grammar = JSON.parse(readFileSync(injection, "utf8"));
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const [contribution] = manifest.contributes.grammars;
  assert.equal(path.join(root, contribution.path), injection);
  assert.equal(contribution.scopeName, grammar.scopeName);
  assert.deepEqual(contribution.injectTo, ["source.yaml"]);
  for (const scope of Object.keys(contribution.embeddedLanguages)) {
    assert.ok(JSON.stringify(grammar).includes(`"${scope}"`), `no rule gives ${scope}`);
  }
});

/** Unfinished as they are while somebody types: what stands open must not reach further. */
const blocks = [
  "  postInitSQL:\n    - SELECT 'open\n",
  "  postInitSQL:\n  - |\n    SELECT /* open\n",
  '  postInitSQL:\n    - "open\n\n\n',
  '  postInitSQL: ["open\n',
  "  query: SELECT 'open\n",
  "  query: >-\n    SELECT /* open\n\n",
  "  postgresql:\n    parameters:\n      a: 'open\n      b: |\n        c\n",
  "  postgresql:\n    parameters: {a: 1\n",
  '  postgresql:\n    pg_hba:\n    - host all\n    - "local all\n',
  "  postgresql:\n    names: [a\n    # note\n\n",
  "  postgresql:\n",
] as const;

const foreign = [
  "services:\n  db:\n    image: postgres\n    parameters:\n      - name: x\n",
  "query: foo\nqueries:\n  - query: bar\n    select: 1\n",
  "a: |\n  select 1\nb: 'select'\n# postInitSQL:\n",
  "postgresql: 18\npostInit: x\npg_hba: [x]\n",
] as const;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The beginning of a scope; with `!`, no such scope. */
  readonly scope: string;
}

async function loadYaml(host: string, withInjection: boolean): Promise<IGrammar> {
  const files: Readonly<Record<string, string>> = {
    "source.yaml": path.join(fixtures, `${host}.tmLanguage.json`),
    "source.sql": path.join(fixtures, "sql.tmLanguage.json"),
    "cnpg.injection.yaml": injection,
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = files[scope];
      assert.ok(file !== undefined, `a grammar that nothing here has: ${scope}`);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(file, "utf8"), file));
    },
    getInjections: (scope) =>
      withInjection && scope === "source.yaml" ? ["cnpg.injection.yaml"] : [],
  });
  const grammar = await registry.loadGrammar("source.yaml");
  assert.ok(grammar !== null);
  return grammar;
}

function tokenize(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let state = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: endIndex,
      scopes,
    }));
  });
}

/** `#  ^^^ scope` speaks of the line above; `#= plain` says that nothing of ours is in it. */
function readFixture(name: string, lineEnd: string) {
  const lines: string[] = [];
  const expected: Expectation[] = [];
  const plainLines: number[] = [];
  for (const text of readFileSync(path.join(fixtures, `${name}.yaml`), "utf8").split("\n")) {
    const mark = /^# *(\^+) (!?[\w.-]+)$/.exec(text);
    const line = lines.length - 1;
    if (text === "#= plain") plainLines.push(line);
    else if (mark?.[1] === undefined || mark[2] === undefined) lines.push(text);
    else {
      const start = text.indexOf("^");
      expected.push({ line, start, end: start + mark[1].length, scope: mark[2] });
    }
  }
  return { text: lines.join(lineEnd), expected, plainLines };
}

function holds(lines: readonly (readonly Token[])[], expectation: Expectation): boolean {
  const { line, start, end, scope } = expectation;
  const covering = (lines[line] ?? []).filter((token) => token.start < end && token.end > start);
  const unwanted = scope.startsWith("!");
  const wanted = unwanted ? scope.slice(1) : scope;
  return (
    covering.length > 0 &&
    covering.every((token) => token.scopes.some((each) => matches(each, wanted)) !== unwanted)
  );
}

function matches(scope: string, wanted: string): boolean {
  return scope === wanted || scope.startsWith(`${wanted}.`);
}

function scopesAt(lines: readonly (readonly Token[])[], { line, start }: Expectation): string {
  const token = (lines[line] ?? []).find((each) => each.start <= start && each.end > start);
  return token?.scopes.join(" ") ?? "nothing";
}

function isOurs(token: Token): boolean {
  return token.scopes.some((scope) => scope.includes("cnpg"));
}
