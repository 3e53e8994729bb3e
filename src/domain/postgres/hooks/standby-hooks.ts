import type { Hook } from "#domain/postgres/hooks/hook.ts";
import { refuseValue } from "#domain/postgres/hooks/hook.ts";
import { splitIdentifiers } from "#domain/postgres/split-list.ts";

/** `synchronous_standby_names`: a list, or a number or ANY/FIRST with a list in parentheses. */
export const judgeStandbyNames: Hook = (input) => {
  if (input.value === "") return undefined;
  const tokens = readTokens(input.value);
  if (tokens === null) return refuseValue(input, "bad-standby-list");
  const shape = tokens.map((token) => token.kind).join("");
  if (standbyList.test(shape)) return undefined;
  if (!countedList.test(shape)) return refuseValue(input, "bad-standby-list");
  const count = tokens.find((token) => token.kind === "9")?.text ?? "0";
  return readCount(count) > 0 ? undefined : refuseValue(input, "bad-standby-count");
};

/** A replication slot name; unlike a list item it is not down-cased. */
export const judgeSlotName: Hook = (input) => {
  if (input.value === "" || /^[a-z0-9_]{1,63}$/.test(input.value)) return undefined;
  return /^[a-z0-9_]+$/.test(input.value)
    ? refuseValue(input, "too-long", { maximum: 63 })
    : refuseValue(input, "bad-slot-name", { word: input.value });
};

/** `synchronized_standby_slots`: a list of slot names. */
export const judgeSlotNames: Hook = (input) => {
  if (input.value === "") return undefined;
  const items = splitIdentifiers(input.value);
  if (items === null) return refuseValue(input, "bad-list");
  const wrong = items.find((item) => !/^[a-z0-9_]+$/.test(item.text));
  return wrong === undefined
    ? undefined
    : refuseValue(input, "bad-slot-name", { word: wrong.text });
};

/** One letter a token: a keyword, a name, a number, or the sign itself. */
type TokenKind = "k" | "n" | "9" | "," | "(" | ")";

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const name = "[n9](?:,[n9])*";
const standbyList = new RegExp(`^${name}$`);
const countedList = new RegExp(`^k?9\\(${name}\\)$`);

const token =
  /[ \n\r\t\v\f]*(?:("(?:[^"]|"")*")|([A-Za-z_\u0080-\u{10ffff}][A-Za-z0-9_$\u0080-\u{10ffff}]*)|(\d+)|([*,()]))/uy;
const blankEnd = /[ \n\r\t\v\f]*$/y;

function readTokens(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (!isBlankFrom(text, at)) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return null;
    tokens.push(readToken(match));
    at = token.lastIndex;
  }
  return tokens;
}

function isBlankFrom(text: string, at: number): boolean {
  blankEnd.lastIndex = at;
  return blankEnd.test(text);
}

function readToken([, quoted, word, digits, sign]: RegExpExecArray): Token {
  if (quoted !== undefined) return { kind: "n", text: quoted };
  if (word !== undefined) return { kind: /^(any|first)$/i.test(word) ? "k" : "n", text: word };
  if (digits !== undefined) return { kind: "9", text: digits };
  return { kind: sign === "*" ? "n" : (sign as TokenKind), text: sign ?? "" };
}

/** C's `atoi`: what exceeds 64 bits sticks at the end, and the low 32 bits count. */
function readCount(digits: string): number {
  const whole = BigInt(digits);
  const largest = 2n ** 63n - 1n;
  return Number(BigInt.asIntN(32, whole > largest ? largest : whole));
}
