import type { ObjectPath } from "#admission/object.ts";
import { valueAt } from "#admission/read.ts";
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
export function judgeByWebhook(input: AdmissionInput, kind: CnpgKind): readonly WebhookVerdict[] {
  const verdicts: WebhookVerdict[] = [];
  for (const group of groupsOf(input.operator, kind)) {
    if (!isAsked(group, input)) continue;
    for (const rule of group.rules) {
      for (const violation of rule.check(input)) verdicts.push({ rule, violation });
    }
  }
  return verdicts;
}

/** Rules that follow each other, are asked on the same occasion and need the same section. */
interface RuleGroup {
  readonly on: WebhookRule["on"];
  readonly needs: ObjectPath | undefined;
  readonly rules: WebhookRule[];
}

function isAsked({ on, needs }: RuleGroup, { object, old }: AdmissionInput): boolean {
  if (on === "update" && old === undefined) return false;
  return needs === undefined || valueAt(object, needs) !== undefined;
}

const memory = new WeakMap<OperatorVersion, Map<CnpgKind, readonly RuleGroup[]>>();

function groupsOf(operator: OperatorVersion, kind: CnpgKind): readonly RuleGroup[] {
  const known = memory.get(operator) ?? new Map<CnpgKind, readonly RuleGroup[]>();
  memory.set(operator, known);
  const groups = known.get(kind) ?? groupRules(operator, kind);
  known.set(kind, groups);
  return groups;
}

function groupRules(operator: OperatorVersion, kind: CnpgKind): readonly RuleGroup[] {
  const groups: RuleGroup[] = [];
  for (const rule of webhookRules) {
    if (!rule.kinds.includes(kind) || !isInRelease(operator.version, rule)) continue;
    const { on, needs } = rule;
    const last = groups.at(-1);
    if (last?.on === on && last.needs === needs) last.rules.push(rule);
    else groups.push({ on, needs, rules: [rule] });
  }
  return groups;
}
