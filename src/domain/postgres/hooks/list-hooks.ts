import type { Hook, HookInput } from "#domain/postgres/hooks/hook.ts";
import { refuseValue } from "#domain/postgres/hooks/hook.ts";
import { listWords } from "#domain/postgres/judge-word.ts";
import type { Judgement } from "#domain/postgres/judgement.ts";
import { accept } from "#domain/postgres/judgement.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { ListItem } from "#domain/postgres/split-list.ts";
import { splitIdentifiers } from "#domain/postgres/split-list.ts";
import { lowerAscii } from "#util/ascii.ts";

/** A list of keywords, and whether one of them must stand alone. */
interface ListWords {
  readonly words: readonly string[];
  /** Words that are accepted only as the whole value. */
  readonly alone?: readonly string[];
  /** Alone, written like a boolean: `on`, `1`, `no`, … */
  readonly booleans?: true;
}

/** Checks only that the value is a list. */
export const judgeList: Hook = (input) =>
  splitIdentifiers(input.value) === null ? refuseValue(input, "bad-list") : undefined;

/** A hook for lists of known words, which may differ between majors. */
export function judgeWordList(wordsOf: (major: PostgresMajor) => ListWords | null): Hook {
  return (input) => {
    const known = wordsOf(input.fact.major);
    if (known === null || isAlone(known, input.value)) return undefined;
    const items = splitIdentifiers(input.value)?.map((item) => lowerAscii(item.text));
    if (items === undefined) return refuseValue(input, "bad-list");
    return isBoolean(known, items) ? undefined : judgeWords(input, known, items);
  };
}

/** `DateStyle`: one style and one order, each at most once unless equal. */
export const judgeDateStyle: Hook = (input) => {
  const items = splitIdentifiers(input.value);
  if (items === null) return refuseValue(input, "bad-list");
  const wrong = items.find(({ text }) => readDateWord(text) === undefined)?.text;
  return wrong === undefined
    ? keepDateStyle(input, items)
    : refuseValue(input, "unknown-list-word", { word: wrong, words: dateWordsShown });
};

function keepDateStyle(input: HookInput, items: readonly ListItem[]): Judgement {
  const styles = collectMeanings(items, "style");
  const orders = collectMeanings(items, "order");
  if (styles.size > 1 || orders.size > 1) return refuseValue(input, "conflicting-list-words");
  const [style = "ISO"] = styles;
  const [order = style === "German" ? "DMY" : "MDY"] = orders;
  return accept(`${style}, ${order}`);
}

function judgeWords(
  input: HookInput,
  known: ListWords,
  items: readonly string[],
): Judgement | undefined {
  const wrong = items.find((item) => !known.words.includes(item));
  if (wrong === undefined) return undefined;
  return isSpecial(known, wrong)
    ? refuseValue(input, "keyword-stands-alone", { word: wrong })
    : refuseValue(input, "unknown-list-word", { word: wrong, words: listWords(known.words) });
}

type DateWord = (typeof dateWords)[number];

function readDateWord(text: string): DateWord | undefined {
  return dateWords.find(([pattern]) => pattern.test(text));
}

function collectMeanings(items: readonly ListItem[], kind: DateWord[1]): ReadonlySet<string> {
  const words = items.map(({ text }) => readDateWord(text));
  return new Set(words.flatMap((word) => (word?.[1] === kind ? [word[2]] : [])));
}

const dateWords = [
  [/^iso$/i, "style", "ISO"],
  [/^sql$/i, "style", "SQL"],
  [/^postgres/i, "style", "Postgres"],
  [/^german$/i, "style", "German"],
  [/^ymd$/i, "order", "YMD"],
  [/^(dmy$|euro)/i, "order", "DMY"],
  [/^(mdy$|us$|noneuro)/i, "order", "MDY"],
  [/^default$/i, "default", ""],
] as const;

const dateWordsShown = "ISO, SQL, Postgres, German, YMD, DMY, MDY";

function isAlone(known: ListWords, value: string): boolean {
  return known.alone?.includes(lowerAscii(value)) ?? false;
}

const booleans = ["on", "true", "yes", "1", "off", "false", "no", "0"];

function isBoolean(known: ListWords, items: readonly string[]): boolean {
  const [word = ""] = items;
  return known.booleans === true && items.length === 1 && booleans.includes(word);
}

function isSpecial(known: ListWords, word: string): boolean {
  return (
    known.alone?.includes(word) === true || (known.booleans === true && booleans.includes(word))
  );
}
