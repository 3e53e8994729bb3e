import type { Judgement } from "#domain/postgres/judgement.ts";
import { accept, refuse } from "#domain/postgres/judgement.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import { lowerAscii } from "#util/ascii.ts";

/** `on` or `off` for what PostgreSQL takes as a boolean: unique prefixes of six words, and 1 and 0. */
export function readBoolean(text: string): "on" | "off" | undefined {
  const lower = lowerAscii(text);
  if (lower === "1") return "on";
  if (lower === "0") return "off";
  if (lower === "" || lower === "o") return undefined;
  return booleanWords.find(([word]) => word.startsWith(lower))?.[1];
}

export function judgeBoolean(fact: ParameterFact, value: string): Judgement {
  const meaning = readBoolean(value);
  return meaning === undefined
    ? refuse("not-a-boolean", { name: fact.name, value })
    : accept(meaning);
}

/** A word of an enum: whole, in any case, not trimmed. */
export function judgeEnum(fact: ParameterFact, value: string): Judgement {
  const lower = lowerAscii(value);
  const words = fact.words ?? [];
  const other = Object.entries(fact.otherWords ?? {}).find(([word]) => word === lower)?.[1];
  const found = other ?? words.find((word) => lowerAscii(word) === lower);
  return found === undefined
    ? refuse("not-a-word", { name: fact.name, value, words: listWords(words) })
    : accept(found);
}

/** The words of a message; the empty word is a real one for some parameters. */
export function listWords(words: readonly string[]): string {
  return words.map((word) => (word === "" ? "''" : word)).join(", ");
}

const booleanWords = [
  ["true", "on"],
  ["false", "off"],
  ["yes", "on"],
  ["no", "off"],
  ["on", "on"],
  ["off", "off"],
] as const;
