import type { FieldSite } from "#language/completion/schema/field-site.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** `string, required`, `integer, default 30`: one short line. */
export function describeType({ node }: FieldSite, texts: Catalogue, required: boolean): string {
  const parts = [
    node.quantity === true ? formatMessage(texts, "hover.quantity") : (node.type ?? ""),
  ];
  if (required) parts.push(formatMessage(texts, "hover.required"));
  const value = node.default;
  if (value !== undefined && typeof value !== "object") {
    parts.push(formatMessage(texts, "hover.default", { value: String(value) }));
  }
  return parts.filter((part) => part !== "").join(", ");
}
