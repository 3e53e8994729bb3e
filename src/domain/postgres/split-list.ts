import { lowerAscii } from "#util/ascii.ts";

export interface ListItem {
  /** Down-cased unless quoted. */
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * A comma-separated list of identifiers as PostgreSQL splits it: blanks around items, `"…"` with `""`
 * inside. Null for an empty item, two words without a comma or an open quote.
 */
export function splitIdentifiers(text: string): readonly ListItem[] | null {
  let rest = text.replace(leadingBlanks, "");
  const items: ListItem[] = [];
  while (rest !== "" || items.length > 0) {
    const match = item.exec(rest);
    if (match === null) return null;
    items.push(readItem(match[1] ?? ""));
    rest = rest.slice(match[0].length);
    if (match[2] !== ",") return rest === "" ? items : null;
  }
  return items;
}

const blank = "[ \\t\\n\\v\\f\\r]";
const leadingBlanks = new RegExp(`^${blank}+`);
const item = new RegExp(
  `^("(?:[^"]|"")*"|[^ \\t\\n\\v\\f\\r,"][^ \\t\\n\\v\\f\\r,]*)${blank}*(,?)${blank}*`,
);

function readItem(written: string): ListItem {
  if (!written.startsWith('"')) return { text: lowerAscii(written), quoted: false };
  return { text: written.slice(1, -1).replaceAll('""', '"'), quoted: true };
}
