import { kindTable } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { readableNatures } from "#language/rules/rule.ts";
import { visit } from "#language/rules/schema/visit.ts";
import type { Walk } from "#language/rules/schema/walk.ts";

/** Everything that follows from the schema of a kind alone, found in one pass. */
export const schemaRule: Rule = {
  codes: [
    "unknown-field",
    "field-not-in-version",
    "wrong-type",
    "missing-field",
    "value-not-allowed",
    "pattern-mismatch",
    "number-out-of-range",
    "wrong-text-length",
    "wrong-list-length",
    "duplicate-item",
    "invalid-quantity",
    "invalid-duration",
    "invalid-timestamp",
  ],
  kinds: kindTable.map(({ kind }) => kind),
  natures: readableNatures,
  check: checkSchema,
};

const decodedKinds: readonly string[] = [
  "Cluster",
  "Backup",
  "ScheduledBackup",
  "Database",
  "Pooler",
];

function checkSchema({ document, context, kind }: RuleInput): readonly Finding[] {
  const { root } = document;
  const schema = kind === undefined ? undefined : openSchema(context.operator, kind);
  if (kind === undefined || schema === undefined || root?.kind !== "map") return [];
  const walk: Walk = {
    document,
    context,
    kind,
    schema,
    decoded: decodedKinds.includes(kind),
    partial: document.nature !== "object",
    findings: [],
    budget: 100_000,
  };
  visit(walk, {
    node: root,
    schema: schema.root,
    path: [],
    pattern: "",
    key: headSpan(document.text, root.start),
    inStatus: false,
  });
  return walk.findings;
}

/** The first line of the object stands for the whole of it. */
function headSpan(text: string, start: number): { start: number; end: number } {
  const newline = text.indexOf("\n", start);
  const end = newline === -1 ? text.length : newline;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
