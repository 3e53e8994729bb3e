import { splitHbaLine } from "#domain/postgres/hba.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findMessage } from "./find-message.ts";
import { hbaColumn } from "./hba-column.ts";
import type { HbaColumn } from "./hba-column.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** What a word of a pg_hba line says in its column. */
export function describeHbaWord(
  word: string,
  column: HbaColumn | undefined,
  context: LanguageContext,
): string {
  const own = word.startsWith("${podselector:") ? "podselector" : word;
  return joinParagraphs([
    findMessage(context, [`hba.${column}.${own}`]),
    word.includes(" ") ? describeHbaLine(word, context) : undefined,
    formatMessage(context.texts, `hba.${column ?? "type"}`),
  ]);
}

/** A whole line, word by word. */
export function describeHbaLine(line: string, context: LanguageContext): string | undefined {
  const fields = splitHbaLine(line);
  if (fields.length < 2) return undefined;
  const parts = fields.flatMap(({ text }, index) => {
    const column = hbaColumn(fields.slice(0, index));
    if (column === undefined) return [];
    const own = text.startsWith("${podselector:") ? "podselector" : text;
    const meaning = findMessage(context, [`hba.${column}.${own}`]);
    const name = formatMessage(context.texts, `hba.name.${column}`);
    return [`- ${name} ${codeSpan(text)}${meaning === undefined ? "" : `: ${meaning}`}`];
  });
  return parts.length === 0 ? undefined : parts.join("\n");
}
