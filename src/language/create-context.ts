import { newestOperator, resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { LanguageContext, LintSettings } from "#language/context.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { formatMessage } from "#texts/catalogue.ts";

/**
 * What answers depend on, and what a person should know about how the settings were read. Keep the
 * context while the settings stay the same: answers are remembered by its identity.
 */
export function createContext(
  settings: LintSettings,
  texts: Catalogue,
  onRuleFailure?: LanguageContext["onRuleFailure"],
): { context: LanguageContext; notices: readonly string[] } {
  const { operator, chosen, notice } = chooseOperator(settings.operatorVersion?.trim() ?? "");
  const context = { settings, operator, operatorChosen: chosen, texts, onRuleFailure };
  const values = { version: settings.operatorVersion ?? "", used: operator.version };
  return {
    context,
    notices: notice === undefined ? [] : [formatMessage(texts, notice, values)],
  };
}

interface Choice {
  readonly operator: OperatorVersion;
  readonly chosen: boolean;
  readonly notice?: string;
}

function chooseOperator(text: string): Choice {
  if (text === "") return { operator: newestOperator, chosen: false };
  const resolved = resolveOperatorVersion(text);
  if (resolved === undefined) {
    return { operator: newestOperator, chosen: false, notice: "notice.operator-unreadable" };
  }
  const { operator, unknown } = resolved;
  // A stand-in is not what the person runs, so nothing is called an error because of it.
  return unknown
    ? { operator, chosen: false, notice: "notice.operator-unknown" }
    : { operator, chosen: true };
}
