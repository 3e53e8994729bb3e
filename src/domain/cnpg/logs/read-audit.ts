import type { JsonObject } from "#domain/kubernetes/json.ts";

/** What pgaudit noted, as one line; the record's own message is empty then. */
export function readAudit(audit: JsonObject): string {
  const words = ["audit_type", "class", "command", "object_type", "object_name"];
  const what = words.map((name) => textOf(audit, name)).filter((word) => word !== "");
  const parameter = textOf(audit, "parameter");
  const rows = textOf(audit, "rows");
  return [
    `AUDIT ${what.join(" ")}: ${textOf(audit, "statement")}`,
    ...(withoutNone(parameter) === "" ? [] : [`parameters ${parameter}`]),
    ...(withoutNone(rows) === "" ? [] : [`${rows} rows`]),
  ].join(" · ");
}

function textOf(audit: JsonObject, name: string): string {
  const value = audit[name];
  return typeof value === "string" ? value : "";
}

/** pgaudit writes `<none>` and `<not logged>`. */
function withoutNone(text: string): string {
  return text.startsWith("<") ? "" : text;
}
