import { findCelFact } from "#admission/cel/cel-facts.ts";
import { judgeByCel } from "#admission/cel/judge-by-cel.ts";
import type { BrokenRule } from "#admission/cel/judge-by-cel.ts";
import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import type { WebhookVerdict } from "#admission/judge-by-webhook.ts";
import type { ObjectPath } from "#admission/object.ts";
import { valueAt } from "#admission/read.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";
import { spellAsOperator } from "#admission/spell-as-operator.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";

/** One thing for which an object is refused, or warned of. */
export interface Objection {
  /** Of a webhook rule or of a rule of the schema. */
  readonly id: string;
  readonly code: string;
  readonly messageKey: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** As the manifest has it. */
  readonly path: ObjectPath;
  /** What a person would look at, where that is another place. */
  readonly place: ObjectPath;
  /** What the server names, where that is another path. */
  readonly named?: ObjectPath;
  readonly severity: "error" | "warning";
  readonly by: "api-server" | "operator";
  /** In the old object, where the change starts from. */
  readonly oldPath?: ObjectPath;
}

/** The two last stages of admission: the rules that stand in the schema, and the operator's webhook. */
export interface Stages {
  readonly cel: boolean;
  readonly webhook: boolean;
}

/** What stands against a prepared object. Earlier stages (types, schema) are the caller's. */
export function* admit(input: AdmissionInput, kind: CnpgKind, stages: Stages): Iterable<Objection> {
  const schema = openSchema(input.operator, kind);
  if (stages.cel && schema !== undefined) {
    for (const broken of judgeByCel(schema, input.object, input.old)) {
      yield describeBroken(input, kind, broken);
    }
  }
  if (stages.webhook) {
    for (const verdict of judgeByWebhook(input, kind)) yield describeVerdict(verdict);
  }
}

function describeVerdict({ rule, violation }: WebhookVerdict): Objection {
  const { path, variant, values = {}, oldPath } = violation;
  return {
    id: rule.id,
    code: rule.code,
    messageKey: variant === undefined ? rule.id : `${rule.id}.${variant}`,
    values,
    path,
    place: violation.place ?? path,
    severity: rule.severity,
    by: "operator",
    named: namedBy(rule, violation),
    ...(oldPath === undefined ? {} : { oldPath }),
  };
}

function namedBy({ mirrors, namedSteps }: WebhookRule, { path, named }: Violation): ObjectPath {
  return spellAsOperator(mirrors, named ?? path.slice(0, namedSteps));
}

function describeBroken(input: AdmissionInput, kind: CnpgKind, broken: BrokenRule): Objection {
  const fact = findCelFact(kind, broken.pattern, broken.rule.rule);
  const path = [...broken.path, ...fieldPathOf(broken)];
  const base = { path, severity: "error", by: "api-server" } as const;
  const values = { kind, field: String(path.at(-1) ?? kind), rule: broken.rule.rule };
  if (/\boldSelf\b/.test(broken.rule.rule))
    return { ...base, values, ...describeChange(input, path) };
  const code = "broken-schema-rule";
  const id = fact?.id ?? code;
  const place = [...broken.path, ...culpritOf(input, broken.path, fact?.culprits ?? [])];
  return { ...base, id, code, messageKey: id, values, place };
}

/** A rule may name a member of the place that it stands at. */
function fieldPathOf({ rule }: BrokenRule): ObjectPath {
  return (rule.fieldPath ?? "").split(".").filter((step) => step !== "");
}

function culpritOf(
  { object }: AdmissionInput,
  path: ObjectPath,
  culprits: readonly string[],
): ObjectPath {
  const written = culprits.find((name) => valueAt(object, [...path, name]) !== undefined);
  return written === undefined ? [] : [written];
}

function describeChange({ object }: AdmissionInput, path: ObjectPath) {
  const named = path.at(-1) === "spec" && valueAt(object, ["spec", "name"]) !== undefined;
  const place = named ? [...path, "name"] : path;
  const code = "immutable-field";
  const whole = path.length === 1 && !named;
  return {
    id: code,
    code,
    messageKey: whole ? `${code}.spec` : code,
    place,
    oldPath: place,
  };
}
