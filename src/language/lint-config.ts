import { postgresMajors, type PostgresMajor } from "#domain/postgres/majors.ts";
import type { LintSettings } from "#language/context.ts";
import type { Severity } from "#language/finding.ts";
import { ruleCatalogue } from "#language/rules/rules.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { Span, YamlNode, YamlPair } from "#manifest/nodes.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { isNullNode } from "#manifest/values.ts";
import { formatMessage, type Catalogue } from "#texts/catalogue.ts";

export const lintConfigName = ".cnpg-lint.yaml";

/** What is wrong in a workspace file; offsets are absolute in it. */
export interface LintConfigProblem extends Span {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

/** A workspace file as read: what is wrong in it is left out and told. */
export interface LintConfig {
  readonly settings: Partial<LintSettings>;
  /** Patterns as `compileIgnore` takes them, relative to the file's folder. */
  readonly ignore: readonly string[];
  readonly problems: readonly LintConfigProblem[];
}

export const severityChoices = ["error", "warning", "information", "hint", "off"] as const;

interface Reading {
  readonly texts: Catalogue;
  readonly settings: {
    operatorVersion?: string;
    postgres?: PostgresMajor;
    rules?: Record<string, Severity | "off">;
  };
  readonly ignore: string[];
  report(place: Span, key: string, values?: Readonly<Record<string, string>>): void;
}

/** The settings of a `.cnpg-lint.yaml`; never throws, whatever the text is. */
export function readLintConfig(text: string, texts: Catalogue): LintConfig {
  const [first] = readManifest(text).documents;
  if (first === undefined) {
    return { settings: {}, ignore: [], problems: [] };
  }
  const { document, offset } = first;
  const problems: LintConfigProblem[] = [];
  const reading: Reading = {
    texts,
    settings: {},
    ignore: [],
    report: ({ start, end }, key, values) => {
      problems.push({
        start: offset + start,
        end: offset + end,
        line: first.line + lineOf(document, start),
        message: formatMessage(texts, key, values),
      });
    },
  };
  readDocument(document, reading);
  return { settings: reading.settings, ignore: reading.ignore, problems };
}

/** The settings that hold for a file: what the workspace file says wins, rule by rule. */
export function mergeSettings(
  settings: LintSettings,
  workspaceFile: Partial<LintSettings> | undefined,
): LintSettings {
  if (workspaceFile === undefined) {
    return settings;
  }
  return { ...settings, ...workspaceFile, rules: { ...settings.rules, ...workspaceFile.rules } };
}

/** A minor (`1.30`) or a patch (`1.30.0`), with or without `v`; undefined for anything else. */
export function readOperatorVersion(text: string): string | undefined {
  return /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(text.trim())?.[1];
}

/** A known PostgreSQL major; undefined for anything else. */
export function readPostgresMajor(text: string): PostgresMajor | undefined {
  return postgresMajors.find((major) => String(major) === text.trim());
}

/** A severity, or `off`; undefined for anything else. */
export function readSeverity(text: string): Severity | "off" | undefined {
  return severityChoices.find((choice) => choice === text.trim());
}

export function isRule(code: string): boolean {
  return ruleCodes().has(code);
}

let codes: ReadonlySet<string> | undefined;

function ruleCodes(): ReadonlySet<string> {
  codes ??= new Set(ruleCatalogue.map((rule) => rule.code));
  return codes;
}

function lineOf(document: ManifestDocument, offset: number): number {
  const next = document.lineStarts.findIndex((start) => start > offset);
  return (next < 0 ? document.lineStarts.length : next) - 1;
}

function readDocument(document: ManifestDocument, reading: Reading): void {
  for (const problem of document.problems) {
    reading.report(problem, "config-syntax", { reason: problem.message });
  }
  const { root } = document;
  if (root === undefined || isNullNode(root)) {
    return;
  }
  if (root.kind !== "map") {
    reading.report(root, "config-shape");
    return;
  }
  for (const pair of root.pairs) {
    readPair(pair, reading);
  }
}

const readers: Readonly<Record<string, (value: YamlNode, reading: Reading) => void>> = {
  operatorVersion: readOperator,
  postgres: readPostgres,
  rules: readRules,
  ignore: readIgnore,
};

function readPair(pair: YamlPair, reading: Reading): void {
  const reader = Object.hasOwn(readers, pair.key.text) ? readers[pair.key.text] : undefined;
  if (reader === undefined) {
    const choices = Object.keys(readers).join(", ");
    reading.report(pair.key, "config-key", { key: pair.key.text, choices });
  } else if (!isNullNode(pair.value)) {
    reader(pair.value, reading);
  }
}

function readOperator(value: YamlNode, reading: Reading): void {
  // The scalar's text, because `1.30` without quotes is the number 1.3.
  const version = readOperatorVersion(textOf(value));
  if (version === undefined) {
    reading.report(value, "config-operator-version", { value: describe(value) });
  } else {
    reading.settings.operatorVersion = version;
  }
}

function readPostgres(value: YamlNode, reading: Reading): void {
  const major = readPostgresMajor(textOf(value));
  if (major === undefined) {
    const choices = postgresMajors.join(", ");
    reading.report(value, "config-postgres", { value: describe(value), choices });
  } else {
    reading.settings.postgres = major;
  }
}

function readRules(value: YamlNode, reading: Reading): void {
  if (value.kind !== "map") {
    reading.report(value, "config-rules");
    return;
  }
  const rules: Record<string, Severity | "off"> = {};
  for (const { key, value: choice } of value.pairs) {
    // The text again: YAML 1.1 reads `off` as false.
    const severity = readSeverity(textOf(choice));
    if (!isRule(key.text)) {
      reading.report(key, "config-rule-unknown", { code: key.text });
    } else if (severity === undefined) {
      const choices = severityChoices.join(", ");
      reading.report(choice, "config-rule-severity", { value: describe(choice), choices });
    } else {
      rules[key.text] = severity;
    }
  }
  reading.settings.rules = rules;
}

function readIgnore(value: YamlNode, reading: Reading): void {
  if (value.kind === "scalar" && value.type === "string") {
    reading.ignore.push(value.text);
    return;
  }
  if (value.kind !== "list") {
    reading.report(value, "config-ignore");
    return;
  }
  for (const item of value.items) {
    if (item.kind === "scalar" && item.text !== "") {
      reading.ignore.push(item.text);
    } else {
      reading.report(item, "config-ignore");
    }
  }
}

function textOf(node: YamlNode): string {
  return node.kind === "scalar" ? node.text : "";
}

function describe(node: YamlNode): string {
  return node.kind === "scalar" ? node.text : node.kind;
}
