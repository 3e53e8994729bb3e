import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** The first of these messages that the catalogue has: not every word has a text. */
export function findMessage(
  { texts }: LanguageContext,
  keys: readonly string[],
  values: Readonly<Record<string, string | number>> = {},
): string | undefined {
  const key = keys.find((candidate) => Object.hasOwn(texts.messages, candidate));
  return key === undefined ? undefined : formatMessage(texts, key, values);
}
