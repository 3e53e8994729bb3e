import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { createLogPrinter } from "#commands/logs/log-printer.ts";
import { projectPath } from "#scripts/project-path.ts";
import { findRecorded, readRecordedLogs } from "#test/support/recorded-logs.ts";
import { english } from "#texts/en/english.ts";

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
await oniguruma.loadWASM(Uint8Array.from(readFileSync(wasm)).buffer);
const grammarFile = projectPath("syntaxes/cnpg-log.tmLanguage.json");
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: () =>
    Promise.resolve(textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile)),
});
const loaded = await registry.loadGrammar("text.cnpg-log");
assert.ok(loaded);
const grammar = loaded;

/** The words of a printed line with the innermost scope that they have. */
function colour(recorded: string): readonly (readonly [scope: string, text: string])[] {
  const printer = createLogPrinter({ cluster: { namespace: "shop", name: "pg" } }, english);
  const place = { id: "x", namespace: "shop", pod: "pg-1", container: "postgres" } as const;
  const raw = { stamp: "2026-11-28T06:44:48.037Z", text: recorded, missing: 0 };
  const { line } = printer.print({ ...place, kind: "postgres" }, raw, 0);
  let state = textmate.INITIAL;
  return line.text.split("\n").flatMap((text) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(text, state);
    state = ruleStack;
    return tokens
      .map(({ scopes, startIndex, endIndex }) => {
        const scope = scopes.at(-1)?.replace(/\.cnpg-log$/, "") ?? "";
        return [scope, text.slice(startIndex, endIndex).trim()] as const;
      })
      .filter(([scope, word]) => scope !== "text" && word !== "");
  });
}

test("an error: level, pod, logger, state, labels and the way to the manifest have scopes of their own", () => {
  assert.deepEqual(colour(findRecorded("Peer authentication failed")), [
    ["comment.line.time", "2026-11-28T06:44:48.037Z"],
    ["token.error-token", "FATAL"],
    ["entity.name.type.source", "pg-1"],
    ["support.function.logger", "postgres"],
    ["constant.numeric.sqlstate", "[28000]"],
    ["string.quoted", '"nobody"'],
    ["keyword.control.label", "DETAIL"],
    ["string.quoted", '"/var/lib/postgresql/data/pgdata/pg_hba.conf"'],
    ["string.quoted", '"local all all peer map=local"'],
    ["keyword.control.label", "SESSION"],
    ...["user", "database", "from", "process", "backend"].flatMap(
      (name) =>
        [
          ["variable.parameter.field", name],
          ["punctuation.separator", "="],
        ] as const,
    ),
    ["markup.bold.cause", "→ no line of pg_ident lets this user of the container in as that role"],
    ["markup.underline.link", "Cluster spec.postgresql.pg_ident"],
  ]);
});

test("every recorded line begins with a time, a level and a pod", () => {
  for (const { text } of readRecordedLogs()) {
    const [time, level, pod] = colour(text);
    assert.equal(time?.[0], "comment.line.time", text);
    assert.match(level?.[0] ?? "", /^token\.(?:error|warn|info|debug)-token$/, text);
    assert.equal(pod?.[1], "pg-1", text);
  }
});

test("the extension contributes the grammar for the language that logs are shown in", () => {
  const { contributes } = JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as {
    readonly contributes: {
      readonly languages: readonly { readonly id: string; readonly extensions: string[] }[];
      readonly grammars: readonly { readonly language?: string; readonly path: string }[];
    };
  };
  const language = contributes.languages.find(({ id }) => id === "cnpg-log");
  assert.deepEqual(language?.extensions, [".cnpg-log"]);
  const contributed = contributes.grammars.find((each) => each.language === "cnpg-log");
  assert.equal(contributed && projectPath(contributed.path), grammarFile);
});
