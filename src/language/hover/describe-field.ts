import { fieldDocumentation } from "#domain/cnpg/doc-links.ts";
import { fieldHistory } from "#domain/cnpg/field-history.ts";
import { kindTable } from "#domain/cnpg/kinds.ts";
import { nodeAtText, openSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findFieldNote } from "#texts/field-note.ts";
import { describeKind } from "./describe-kind.ts";
import { findMessage } from "./find-message.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** Note, allowed values, default, version facts and a link for a field, as Markdown. */
export function describeField(kindName: string, path: string, context: LanguageContext): string {
  const { texts, operator } = context;
  const info = kindTable.find(({ kind }) => kind === kindName);
  if (info === undefined) return "";
  if (path === "kind" || path === "apiVersion") return describeKind(info.kind, context);
  const schema = openSchema(operator, info.kind);
  const node = schema && nodeAtText(schema, path);
  const url = fieldDocumentation(info.kind, path, operator);
  return joinParagraphs([
    findFieldNote(texts, kindName, path),
    describeDeprecation(info.kind, path, { node, context }),
    node && describeNode(node, context),
    describeVersions(fieldHistory(info.kind, path), context),
    formatMessage(texts, "hover.documentation", { url }),
  ]);
}

/** Some fields are deprecated by the operator's webhook and not by the schema. */
function describeDeprecation(
  kind: string,
  path: string,
  { node, context }: { node: SchemaNode | undefined; context: LanguageContext },
): string | undefined {
  const replacement = findMessage(context, [`deprecated.${kind}.${path}`]);
  if (node?.deprecated !== true && replacement === undefined) return undefined;
  const mark = formatMessage(context.texts, "hover.deprecated");
  return replacement === undefined ? mark : `${mark}: ${replacement}`;
}

function describeVersions(
  history: ReturnType<typeof fieldHistory>,
  { texts }: LanguageContext,
): string | undefined {
  if (history === undefined) return undefined;
  const { since, until } = history;
  return joinParagraphs([
    since && formatMessage(texts, "hover.since", { version: since }),
    until && formatMessage(texts, "hover.until", { version: until }),
  ]);
}

function describeNode(node: SchemaNode, { texts }: LanguageContext): string {
  const parts: string[] = [];
  if (node.quantity === true) parts.push(formatMessage(texts, "hover.quantity"));
  else if (node.type !== undefined) parts.push(codeSpan(node.type));
  if (node.enum !== undefined) {
    const values = node.enum
      .map((value) => codeSpan(typeof value === "string" ? value : JSON.stringify(value)))
      .join(", ");
    parts.push(formatMessage(texts, "hover.allowed", { values }));
  }
  if (node.minimum !== undefined)
    parts.push(formatMessage(texts, "hover.minimum", { minimum: node.minimum }));
  if (node.maximum !== undefined)
    parts.push(formatMessage(texts, "hover.maximum", { maximum: node.maximum }));
  if (node.default !== undefined) {
    const value = codeSpan(JSON.stringify(node.default));
    parts.push(formatMessage(texts, "hover.default", { value }));
  }
  return parts.join(" · ");
}
