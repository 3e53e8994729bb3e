import {
  findManagedParameter,
  isRefusedByOperator,
  preloadedLibraries,
} from "#domain/postgres/managed-parameters.ts";
import type { ManagedParameter } from "#domain/postgres/managed-parameters.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import type { Finding } from "#language/finding.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import { judgeByPostgres } from "#language/rules/parameters/judge-by-postgres.ts";
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
    "unknown-parameter",
    "parameter-not-in-major",
    "invalid-parameter-value",
    "library-parameter-ignored",
    "old-parameter-name",
    "parameter-rounds-to-zero",
    "parameter-in-later-minors",
  ],
  kinds: ["Cluster"],
  natures: ["object", "template", "patch"],
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

function judgeByOperator(input: RuleInput, setting: Setting): Finding | undefined {
  const { name, key, value, major } = setting;
  if (!wellFormed.test(name)) {
    return name.includes("{{")
      ? undefined
      : onSpan(input, setting, { code: "invalid-parameter-name", span: key, values: { name } });
  }
  const managed = findManagedParameter(name, input.context.operator.version);
  if (managed !== undefined) return judgeManaged(input, setting, managed);
  if (!sizes.includes(name) || value.text === "" || parseOperatorSize(value.text)) return undefined;
  return onSpan(input, setting, {
    code: "operator-unreadable-size",
    span: value,
    values: { name, value: value.text, major: major ?? "" },
    data: { text: value.text },
  });
}

function judgeManaged(
  input: RuleInput,
  setting: Setting,
  managed: ManagedParameter,
): Finding | undefined {
  const { name, key, value, major } = setting;
  const values = { name, value: value.text, instead: managed.instead ?? "" };
  const withInstead = managed.instead === undefined ? {} : { variant: "instead" };
  if (managed.kind !== "replaced") {
    return isRefusedByOperator(managed, value.text)
      ? onSpan(input, setting, { code: "fixed-parameter", ...withInstead, span: key, values })
      : undefined;
  }
  if (managed.sinceMajor !== undefined && (major ?? 0) < managed.sinceMajor) return undefined;
  return onSpan(input, setting, { code: "managed-parameter", ...withInstead, span: key, values });
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
