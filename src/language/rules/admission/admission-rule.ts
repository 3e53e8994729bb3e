import type { JsonObject } from "#domain/kubernetes/json.ts";
import { admit } from "#admission/admit.ts";
import type { Objection } from "#admission/admit.ts";
import { prepareObject } from "#admission/prepare-object.ts";
import { webhookRules } from "#admission/webhook-rules.ts";
import { kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Finding } from "#language/finding.ts";
import { isReportedElsewhere } from "#language/rules/admission/covered-rules.ts";
import { describeObjection } from "#language/rules/admission/describe-objection.ts";
import { isRepeated, trustedStages } from "#language/rules/admission/earlier-stages.ts";
import { isFilledInLater } from "#language/rules/filled-in-later.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { toJson } from "#manifest/values.ts";

/**
 * The last stages of admission: the rules that stand in the schema, and the operator's webhook. They
 * look at the object as the server would have it, so only complete objects that can be decoded count.
 */
export const admissionRule: Rule = {
  codes: [...new Set(webhookRules.map(({ code }) => code as FindingCode)), "broken-schema-rule"],
  kinds: kindTable.map(({ kind }) => kind),
  natures: ["object"],
  *check(input: RuleInput): Iterable<Finding> {
    const { kind, found } = input;
    const stages = trustedStages(found);
    if (kind === undefined || !(stages.cel || stages.webhook)) return;
    const object = readObject(input, kind);
    if (object === undefined) return;
    const { operator } = input.context;
    const asked = { object, old: readOld(input, kind), operator };
    for (const objection of admit(asked, kind, stages)) {
      if (isSaid(input, objection)) continue;
      const finding = describeObjection(input, object, objection);
      const text = input.document.text.slice(finding.start, finding.end);
      if (!isForAnotherTool(text, objection)) yield finding;
    }
  },
};

/** Where `${…}` is the operator's own language, only the defaults of a shell tell another tool. */
function isForAnotherTool(text: string, { id }: Objection): boolean {
  return operatorTokens.has(id) ? /\$\{\w+:[-=?+]/.test(text) : isFilledInLater(text);
}

const operatorTokens: ReadonlySet<string> = new Set([
  "cluster/hba-descriptor-unknown",
  "cluster/hba-selector-not-found",
  "cluster/extension-env-placeholder",
]);

/** By an earlier stage, or by a rule that knows more about the text. */
function isSaid({ found }: RuleInput, objection: Objection): boolean {
  return isReportedElsewhere(objection, found) || isRepeated(found, objection);
}

function readObject({ document, context }: RuleInput, kind: CnpgKind): JsonObject | undefined {
  const json = toJson(document.root);
  const { operator } = context;
  return json === undefined ? undefined : prepareObject(json, { kind, operator, role: "new" });
}

function readOld({ old, context }: RuleInput, kind: CnpgKind): JsonObject | undefined {
  if (old === undefined || !isComparable(old.placed.document)) return undefined;
  const json = toJson(old.placed.document.root);
  const { operator } = context;
  return json === undefined ? undefined : prepareObject(json, { kind, operator, role: "stored" });
}

/** An old text that could not be applied was never stored. */
function isComparable({ nature }: ManifestDocument): boolean {
  return nature === "object";
}
