import { apiVersionOf, kindDocumentation, kindInfo } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findMessage } from "./find-message.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** What a kind is for, where it lives, since when there is one, and its page. */
export function describeKind(kind: CnpgKind, context: LanguageContext): string {
  const { texts, operator } = context;
  const { since, scope, product } = kindInfo(kind);
  const values = { kind: codeSpan(kind), apiVersion: codeSpan(apiVersionOf(kind)) };
  const place = `hover.scope.${scope.toLowerCase()}`;
  return joinParagraphs([
    findMessage(context, [`kind.${kind}`]),
    `${formatMessage(texts, "hover.kind", values)} · ${formatMessage(texts, place)}`,
    product === "barman-cloud" ? formatMessage(texts, "hover.barman-cloud") : undefined,
    since && formatMessage(texts, "hover.since", { version: since }),
    formatMessage(texts, "hover.documentation", { url: kindDocumentation(kind, operator) }),
  ]);
}
