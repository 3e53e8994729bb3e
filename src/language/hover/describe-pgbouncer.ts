import { findPgbouncerParameter } from "#domain/cnpg/pgbouncer-parameters.ts";
import type { PgbouncerParameter } from "#domain/cnpg/pgbouncer-parameters.ts";
import { operatorPage } from "#domain/cnpg/kinds.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findMessage } from "./find-message.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** A PgBouncer setting of a Pooler; empty for a name that the operator refuses. */
export function describePgbouncer(name: string, context: LanguageContext): string {
  const parameter = findPgbouncerParameter(name);
  if (parameter === undefined) return "";
  const { texts, operator } = context;
  const { since = [] } = parameter;
  const url = operatorPage(operator, "connection_pooling#pgbouncer-configuration-options");
  return joinParagraphs([
    findMessage(context, [`pgbouncer.${name}`]),
    describeFacts(parameter, context),
    since.length === 0
      ? undefined
      : formatMessage(texts, "hover.since", { version: since.join(", ") }),
    formatMessage(texts, "hover.documentation", { url }),
  ]);
}

function describeFacts(parameter: PgbouncerParameter, { texts }: LanguageContext): string {
  const { type, words = [], default: preset, operatorDefault } = parameter;
  const facts = [codeSpan(type)];
  if (words.length > 0) {
    facts.push(formatMessage(texts, "hover.allowed", { values: words.map(codeSpan).join(", ") }));
  }
  if (preset !== undefined) {
    const own = operatorDefault === true;
    const value = own ? preset : codeSpan(preset);
    facts.push(formatMessage(texts, own ? "hover.operator-value" : "hover.default", { value }));
  }
  return facts.join(" · ");
}
