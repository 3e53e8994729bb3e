import {
  findManagedParameter,
  isRefusedByOperator,
  preloadedLibraries,
} from "#domain/postgres/managed-parameters.ts";
import type { ManagedParameter } from "#domain/postgres/managed-parameters.ts";
import { parseOperatorBoolean } from "#domain/cnpg/operator-boolean.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import type { Finding } from "#language/finding.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import { judgeByPostgres } from "#language/rules/parameters/judge-by-postgres.ts";
import { isFilledInLater } from "#language/rules/filled-in-later.ts";
import type { Setting } from "#language/rules/parameters/setting.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { entriesOf, nodeAtPath } from "#manifest/values.ts";

/** Every entry of `spec.postgresql.parameters`, by the operator and then by PostgreSQL. */
export const parameterRule: Rule = {
  codes: [
    "invalid-parameter-name",
    "fixed-parameter",
    "managed-parameter",
    "operator-unreadable-size",
    "operator-unreadable-boolean",
    "unknown-parameter",
    "parameter-not-in-major",
    "invalid-parameter-value",
    "library-parameter-ignored",
    "old-parameter-name",
    "parameter-rounds-to-zero",
    "parameter-in-later-minors",
  ],
  kinds: ["Cluster"],
  natures: ["object", "template", "patch", "broken"],
  *check(input: RuleInput): Iterable<Finding> {
    for (const setting of settingsOf(input)) {
      const byOperator = judgeByOperator(input, setting);
      if (byOperator === undefined) yield* judgeByPostgres(input, setting);
      else yield byOperator;
    }
  },
};

function settingsOf(input: RuleInput): readonly Setting[] {
  const { document, context } = input;
  const entries = entriesOf(nodeAtPath(document.root, ["spec", "postgresql", "parameters"]));
  if (entries.length === 0) return [];
  const { major } = postgresMajorOf(document, context);
  const libraries = preloadedLibraries(
    entries.map(({ key }) => key),
    listedLibraries(input),
  );
  return entries.flatMap((entry) => {
    const { value } = entry;
    const templated = value.kind === "scalar" && value.text.includes("{{");
    if (value.kind !== "scalar" || value.type !== "string" || templated) return [];
    return { name: entry.key, value, key: entry.pair.key, major, libraries };
  });
}

function listedLibraries({ document }: RuleInput): readonly string[] {
  const list = nodeAtPath(document.root, ["spec", "postgresql", "shared_preload_libraries"]);
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => (item.kind === "scalar" ? item.text : []));
}

const wellFormed = /^[A-Za-z_][A-Za-z0-9_$]*(?:\.[A-Za-z_][A-Za-z0-9_$]*)?$/;
const sizes: readonly string[] = ["shared_buffers", "min_wal_size", "max_wal_size"];
const booleans: readonly string[] = [
  "hot_standby_feedback",
  "sync_replication_slots",
  "wal_log_hints",
];

function judgeByOperator(input: RuleInput, setting: Setting): Finding | undefined {
  const { name, value, major } = setting;
  if (!wellFormed.test(name)) return judgeName(input, setting);
  const managed = findManagedParameter(name, input.context.operator.version);
  if (managed !== undefined) return judgeManaged(input, setting, managed);
  const grammar = isReadable(name, value.text) ? undefined : grammarOf(name);
  if (grammar === undefined) return undefined;
  return onSpan(input, setting, {
    code: `operator-unreadable-${grammar}`,
    span: value,
    values: { name, value: value.text === "" ? '""' : value.text, major: major ?? "" },
    data: grammar === "size" ? { text: value.text } : { words: ["on", "off"] },
  });
}

/** What the operator's webhook reads a value as, before PostgreSQL sees it. */
function grammarOf(name: string): "size" | "boolean" | undefined {
  if (sizes.includes(name)) return "size";
  return booleans.includes(name) ? "boolean" : undefined;
}

/** An empty size is the same as none. */
function isReadable(name: string, text: string): boolean {
  const grammar = grammarOf(name);
  if (grammar === "size") return text === "" || parseOperatorSize(text) !== undefined;
  return grammar !== "boolean" || parseOperatorBoolean(text) !== undefined;
}

function judgeName(input: RuleInput, setting: Setting): Finding | undefined {
  const { name, key } = setting;
  if (name.includes("{{")) return undefined;
  const trusting = namesUnchecked.includes(input.context.operator.version);
  return onSpan(input, setting, {
    code: "invalid-parameter-name",
    span: key,
    values: { name },
    ...(trusting ? { refusedBy: "postgres" } : {}),
  });
}

/** Releases that write any name into the configuration, which PostgreSQL then cannot read. */
const namesUnchecked: readonly string[] = "1.28.0 1.28.1 1.28.2 1.28.3 1.29.0 1.29.1".split(" ");

function judgeManaged(
  input: RuleInput,
  setting: Setting,
  managed: ManagedParameter,
): Finding | undefined {
  const { name, key, value } = setting;
  const code = managed.kind === "replaced" ? "managed-parameter" : "fixed-parameter";
  if (!minds(setting, managed)) return undefined;
  const values = { name, value: value.text, instead: managed.instead ?? "" };
  const withInstead = managed.instead === undefined ? {} : { variant: "instead" };
  return onSpan(input, setting, { code, ...withInstead, span: key, values });
}

/** The operator refuses the setting or overwrites it. */
function minds({ value, major }: Setting, managed: ManagedParameter): boolean {
  if (managed.kind === "replaced") return (major ?? 0) >= (managed.sinceMajor ?? 0);
  const maybeTolerated = managed.tolerated !== undefined && isFilledInLater(value.text);
  return !maybeTolerated && isRefusedByOperator(managed, value.text);
}

function onSpan(
  { context }: RuleInput,
  { name }: Setting,
  details: Omit<Parameters<typeof createFinding>[1], "path">,
): Finding {
  const path = ["spec", "postgresql", "parameters", name];
  const { start, end } = details.span;
  return createFinding(context, { ...details, span: { start, end }, path });
}
