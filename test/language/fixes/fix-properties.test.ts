import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fix, TextChange } from "#language/answers.ts";
import type { LanguageContext, LintSettings } from "#language/context.ts";
import { createContext } from "#language/create-context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import { fixAll, fixesFor } from "#language/fixes/fixes.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { ruleExamples } from "#test/support/rule-pages.ts";
import { fixFixtures } from "./fix-fixtures.ts";
import { english } from "#texts/en/english.ts";

interface Sample {
  readonly name: string;
  readonly text: string;
  readonly settings: Partial<LintSettings>;
}

const folder = path.join(import.meta.dirname, "../../../samples");

const samples: readonly Sample[] = [
  ...readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8"), settings: {} })),
  ...ruleExamples().map(({ code, kind, text, settings }) => ({
    name: `docs/rules/${code} ${kind}`,
    text,
    settings,
  })),
  ...fixFixtures.map((text, index) => ({ name: `fixture ${index}`, text, settings: {} })),
];

/** Fixes that bring an error all the same, by title and by what they bring, with the reason. */
const exceptions: readonly (readonly [title: RegExp, brings: RegExp, reason: string])[] = [
  [/debug_io_direct$/, /invalid-parameter-value/, "the value is refused under the right name too"],
  [
    /^Change to minimal$/,
    /wal-level-not-allowed/,
    "the word is right, and does not go with the rest",
  ],
  [/^Add major$/, /postgres-unsupported/, "the value is there to be replaced by the real one"],
  [/^Add source$/, /external-cluster-not-found/, "likewise"],
  [/^Remove /, /missing-field/, "nothing is left of a section that is needed"],
];

function isExpected(fix: Fix, key: string): boolean {
  return exceptions.some(([title, brings]) => title.test(fix.title) && brings.test(key));
}

function findingsIn(text: string, context: LanguageContext) {
  return diagnoseFile(readManifest(text), context).flatMap(({ placed, findings }) =>
    findings.map((finding) => ({
      ...finding,
      key: `${placed.index} ${finding.code} ${finding.path} ${finding.message}`,
    })),
  );
}

function apply(text: string, changes: readonly TextChange[]): string {
  return changes
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .reduceRight(
      (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
      text,
    );
}

function fixesOf(text: string, context: LanguageContext): { fix: Fix; key: string }[] {
  return diagnoseFile(readManifest(text), context).flatMap(({ placed, findings }) =>
    findings.flatMap((finding) =>
      fixesFor(placed, [finding], context).map((fix) => ({
        fix,
        key: `${placed.index} ${finding.code} ${finding.path} ${finding.message}`,
      })),
    ),
  );
}

function problemsOf({ name, text, settings }: Sample): string[] {
  const { context } = createContext({ rules: {}, ...settings }, english);
  const before = new Set(findingsIn(text, context).map(({ key }) => key));
  return fixesOf(text, context).flatMap(({ fix, key }) => {
    const after = findingsIn(apply(text, fix.changes), context);
    const label = `${name}: ${key}: ${fix.title}`;
    if (after.some((finding) => finding.key === key)) return `${label}: stays`;
    return after
      .filter((finding) => finding.severity === "error" && !before.has(finding.key))
      .filter((finding) => !isExpected(fix, finding.key))
      .map((finding) => `${label}: brings ${finding.key}`);
  });
}

test("every fix and every suppression removes its finding and brings no error", () => {
  const fixes = samples.flatMap(({ text, settings }) =>
    fixesOf(text, createContext({ rules: {}, ...settings }, english).context),
  );
  assert.ok(fixes.length > 150, String(fixes.length));
  assert.deepEqual(samples.flatMap(problemsOf), []);
});

test("so do they in files with the line breaks of Windows, which they keep", () => {
  const windows = samples.map(({ name, text, settings }) => ({
    name,
    settings,
    text: text.replaceAll("\n", "\r\n"),
  }));
  assert.deepEqual(windows.flatMap(problemsOf), []);
  const { context } = createContext({ rules: {} }, english);
  for (const { text, name } of windows) {
    for (const { fix } of fixesOf(text, context)) {
      assert.doesNotMatch(apply(text, fix.changes), /[^\r]\n/, `${name}: ${fix.title}`);
    }
  }
});

test("and in the second document of a file", () => {
  const second = samples.map((sample) => ({
    ...sample,
    text: `kind: ConfigMap\napiVersion: v1\n---\n${sample.text}`,
  }));
  assert.deepEqual(second.flatMap(problemsOf), []);
});

test("fix-all leaves nothing that it could fix, and brings no error", () => {
  for (const { name, text, settings } of samples) {
    const { context } = createContext({ rules: {}, ...settings }, english);
    const before = new Set(findingsIn(text, context).map(({ key }) => key));
    const fixed = apply(text, fixAll(readManifest(text), context));
    const after = findingsIn(fixed, context);
    assert.deepEqual(
      after.filter((one) => one.severity === "error" && !before.has(one.key)).map(({ key }) => key),
      [],
      name,
    );
    assert.deepEqual(fixAll(readManifest(fixed), context), [], name);
  }
});
