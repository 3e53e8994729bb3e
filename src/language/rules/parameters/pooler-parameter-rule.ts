import { spellAsOperator } from "#admission/spell-as-operator.ts";
import {
  allowsPgbouncerParameter,
  pgbouncerParameters,
} from "#domain/cnpg/pgbouncer-parameters.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Finding } from "#language/finding.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { entriesOf, nodeAtPath } from "#manifest/values.ts";
import { suggest } from "#util/suggest.ts";

/** PgBouncer settings that a Pooler may carry (`validatePgbouncerGenericParameters`). */
export const poolerParameterRule: Rule = {
  codes: ["pooler-parameter-not-allowed"],
  kinds: ["Pooler"],
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    for (const { key: name, pair, value } of entriesOf(nodeAtPath(document.root, path))) {
      // The API server drops a parameter without value before the operator sees it.
      if (value.kind === "scalar" && value.type === "null") continue;
      if (name.includes("{{") || allowsPgbouncerParameter(context.operator, name)) continue;
      const { start, end } = pair.key;
      const details = name === "pool_mode" ? poolMode : refuse(context.operator, name);
      const at = [...path, name];
      const named = spellAsOperator("validatePgbouncerGenericParameters", at);
      yield createFinding(context, { ...details, span: { start, end }, path: at, named });
    }
  },
};

const path = ["spec", "pgbouncer", "parameters"];

type Details = Omit<Report, "span" | "path">;

/** A field of its own. */
const poolMode: Details = {
  code: "pooler-parameter-not-allowed",
  variant: "pool_mode",
  data: { move: ["spec", "pgbouncer", "poolMode"] },
};

function refuse(operator: OperatorVersion, name: string): Details {
  const allowed = pgbouncerParameters
    .map((parameter) => parameter.name)
    .filter((known) => allowsPgbouncerParameter(operator, known));
  const [suggestion] = suggest(name, allowed);
  const code = "pooler-parameter-not-allowed";
  return suggestion === undefined
    ? { code, values: { name } }
    : { code, variant: "suggest", values: { name, suggestion }, data: { rename: suggestion } };
}
