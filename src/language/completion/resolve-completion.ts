import type { CompletionData } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { describeField } from "#language/hover/describe-field.ts";
import { describeFieldValue } from "#language/hover/describe-field-value.ts";
import { describeMetadataKey } from "#language/hover/describe-metadata-key.ts";
import { describeParameter, describeParameterValue } from "#language/hover/describe-parameter.ts";
import { describePgbouncer } from "#language/hover/describe-pgbouncer.ts";
import { joinParagraphs } from "#language/hover/markdown.ts";

/** The documentation of an item, as Markdown. */
export function resolveCompletion(data: CompletionData, context: LanguageContext): string {
  if (data.source === "text") return data.text;
  if (data.source === "field") return describeField(data.kind, data.path, context);
  if (data.source === "value") return resolveValue(data, context);
  const { name, major, value } = data;
  return joinParagraphs([
    value === undefined ? undefined : describeParameterValue({ name, major, value }, context),
    describeParameter(name, major, context),
  ]);
}

function resolveValue(
  data: Extract<CompletionData, { source: "value" }>,
  context: LanguageContext,
): string {
  const { kind, path, value } = data;
  const pgbouncer = /^spec\.pgbouncer\.parameters(?:\.(.*))?$/.exec(path);
  if (pgbouncer !== null) return describePgbouncer(pgbouncer[1] ?? value, context);
  if (/(?:^|\.)(?:label|annotation)s$/.test(path)) {
    return describeMetadataKey(kind, value, undefined, context);
  }
  const key = path.split(".").at(-1) ?? "";
  return joinParagraphs([
    ...describeFieldValue({ kind, path, key, text: value }, context),
    describeField(kind, path, context),
  ]);
}
