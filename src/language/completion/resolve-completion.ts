import type { CompletionData } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { describeField } from "#language/hover/describe-field.ts";
import { describeParameter } from "#language/hover/describe-parameter.ts";

/** The documentation of an item, as Markdown. */
export function resolveCompletion(data: CompletionData, context: LanguageContext): string {
  if (data.source === "text") return data.text;
  if (data.source === "parameter") return describeParameter(data.name, data.major, context);
  return describeField(data.kind, data.path, context);
}
