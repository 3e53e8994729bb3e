import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";
import { webhookRules } from "#admission/webhook-rules.ts";
import { isInRelease } from "#domain/cnpg/compare-releases.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";

/** What one rule objects to. */
export interface WebhookVerdict {
  readonly rule: WebhookRule;
  readonly violation: Violation;
}

/** All that the webhook of a kind has to say about an object, in the order of the rules. */
export function* judgeByWebhook(input: AdmissionInput, kind: CnpgKind): Iterable<WebhookVerdict> {
  for (const rule of rulesOf(input.operator, kind)) {
    if (rule.on === "update" && input.old === undefined) continue;
    for (const violation of rule.check(input)) yield { rule, violation };
  }
}

const memory = new WeakMap<OperatorVersion, Map<CnpgKind, readonly WebhookRule[]>>();

function rulesOf(operator: OperatorVersion, kind: CnpgKind): readonly WebhookRule[] {
  const known = memory.get(operator) ?? new Map<CnpgKind, readonly WebhookRule[]>();
  memory.set(operator, known);
  const rules = known.get(kind) ?? selectRules(operator, kind);
  known.set(kind, rules);
  return rules;
}

function selectRules(operator: OperatorVersion, kind: CnpgKind): readonly WebhookRule[] {
  return webhookRules.filter(
    (rule) => rule.kinds.includes(kind) && isInRelease(operator.version, rule),
  );
}
