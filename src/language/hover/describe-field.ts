import { fieldHistory } from "#domain/cnpg/field-history.ts";
import { kindDocumentation, kindTable } from "#domain/cnpg/kinds.ts";
import { nodeAtText, openSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findFieldNote } from "#texts/field-note.ts";
import { codeSpan } from "./markdown.ts";

/** Note, allowed values, default, version facts and a link for a field, as Markdown. */
export function describeField(kindName: string, path: string, context: LanguageContext): string {
  const { texts, operator } = context;
  const info = kindTable.find(({ kind }) => kind === kindName);
  if (info === undefined) return "";
  const schema = openSchema(operator, info.kind);
  const node = schema && nodeAtText(schema, path);
  const history = fieldHistory(info.kind, path);
  const lines = [
    findFieldNote(texts, kindName, path),
    node && describeNode(node, context),
    history?.since && formatMessage(texts, "hover.since", { version: history.since }),
    history?.until && formatMessage(texts, "hover.until", { version: history.until }),
    formatMessage(texts, "hover.documentation", { url: kindDocumentation(info.kind, operator) }),
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n\n");
}

function describeNode(node: SchemaNode, { texts }: LanguageContext): string {
  const parts: string[] = [];
  if (node.deprecated === true) parts.push(formatMessage(texts, "hover.deprecated"));
  if (node.type !== undefined) parts.push(codeSpan(node.type));
  if (node.enum !== undefined) {
    const values = node.enum
      .map((value) => codeSpan(typeof value === "string" ? value : JSON.stringify(value)))
      .join(", ");
    parts.push(formatMessage(texts, "hover.allowed", { values }));
  }
  if (node.default !== undefined) {
    parts.push(
      formatMessage(texts, "hover.default", { value: codeSpan(JSON.stringify(node.default)) }),
    );
  }
  return parts.join(" · ");
}
