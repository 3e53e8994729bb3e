import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";

/**
 * What the rules say that may judge such a document.
 * @param inputBeside what a rule looks at, beside the findings of those before it
 */
export function runRules<Input extends RuleInput>(
  rules: readonly Rule<Input>[],
  inputBeside: (found: readonly Finding[]) => Input,
): readonly Finding[] {
  const found: Finding[] = [];
  const input = inputBeside(found);
  for (const rule of rules) if (applies(rule, input)) found.push(...runRule(rule, input));
  return found;
}

function applies<Input extends RuleInput>(rule: Rule<Input>, { document, kind }: Input): boolean {
  const kindFits = rule.kinds === "any" || (kind !== undefined && rule.kinds.includes(kind));
  return kindFits && rule.natures.includes(document.nature);
}

/** A rule that fails must not take the others with it. */
function runRule<Input extends RuleInput>(rule: Rule<Input>, input: Input): readonly Finding[] {
  try {
    return [...rule.check(input)];
  } catch (error) {
    input.context.onRuleFailure?.(error);
    return [];
  }
}
