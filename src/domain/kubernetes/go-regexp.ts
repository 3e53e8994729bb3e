import { scanGoEscape, skipUnicodeClass } from "#domain/kubernetes/go-regexp-escape.ts";
import { skipGoClass } from "#domain/kubernetes/go-regexp-class.ts";

/**
 * Whether Go's `regexp.Compile` takes a pattern (RE2): no look-around, no back-references, no stacked
 * repetitions, at most 1,000 of them. How large the compiled program gets is not looked at.
 */
export function isGoRegexp(pattern: string): boolean {
  const reader: Reader = { text: pattern, at: 0, groups: [], last: undefined };
  let repeated = false;
  while (reader.at < pattern.length) {
    const step = readStep(reader, repeated);
    if (step === undefined) return false;
    repeated = step === "repetition";
  }
  return reader.groups.length === 0;
}

type Step = "repetition" | "other";

/** What a repetition would apply to: how often its parts are repeated already. */
interface Operand {
  readonly weight: number;
}

interface Reader {
  readonly text: string;
  at: number;
  /** The weights of the open groups. */
  readonly groups: number[];
  /** Undefined where a repetition has nothing to repeat. */
  last: Operand | undefined;
}

const repetitionLimit = 1_000;
const nestingLimit = 1_000;

function readStep(reader: Reader, repeated: boolean): Step | undefined {
  const character = reader.text[reader.at] ?? "";
  const read = readers[character];
  if (read !== undefined) return read(reader, repeated);
  return takeAtom(reader, reader.at + (isSurrogatePair(reader) ? 2 : 1));
}

const readers: Readonly<
  Record<string, ((reader: Reader, repeated: boolean) => Step | undefined) | undefined>
> = {
  "(": openGroup,
  ")": closeGroup,
  "|": (reader) => {
    reader.at += 1;
    reader.last = undefined;
    return "other";
  },
  "[": (reader) => takeAtom(reader, skipGoClass(reader.text, reader.at)),
  "\\": readEscape,
  "*": (reader, repeated) => repeat(reader, { end: reader.at + 1, count: 0, repeated }),
  "+": (reader, repeated) => repeat(reader, { end: reader.at + 1, count: 0, repeated }),
  "?": (reader, repeated) => repeat(reader, { end: reader.at + 1, count: 0, repeated }),
  "{": readCount,
};

function takeAtom(reader: Reader, end: number | undefined): Step | undefined {
  if (end === undefined) return undefined;
  reader.at = end;
  reader.last = { weight: 1 };
  return "other";
}

function readEscape(reader: Reader): Step | undefined {
  const { text, at } = reader;
  const pair = text.slice(at, at + 2);
  if (pair === "\\Q") return readLiteral(reader);
  if (/^\\[pP]$/.test(pair)) return takeAtom(reader, skipUnicodeClass(text, at));
  if (/^\\[AbBzdDsSwW]$/.test(pair)) return takeAtom(reader, at + 2);
  return takeAtom(reader, scanGoEscape(text, at)?.end);
}

/** `\Q…\E`: everything up to the end is meant as it stands. */
function readLiteral(reader: Reader): Step {
  const close = reader.text.indexOf("\\E", reader.at + 2);
  const end = close === -1 ? reader.text.length : close;
  if (end > reader.at + 2) reader.last = { weight: 1 };
  reader.at = close === -1 ? end : end + 2;
  return "other";
}

function openGroup(reader: Reader): Step | undefined {
  const { text, at } = reader;
  if (!text.startsWith("(?", at)) return enterGroup(reader, at + 1);
  const named = /^\(\?P?<([^>]*)>/.exec(text.slice(at));
  if (named !== null) {
    if (!/^\w+$/.test(named[1] ?? "")) return undefined;
    return enterGroup(reader, at + named[0].length);
  }
  const flags = /^\(\?([imsU]*)(?:-[imsU]+)?([:)])/.exec(text.slice(at));
  if (flags === null) return undefined;
  if (flags[2] === ":") return enterGroup(reader, at + flags[0].length);
  reader.at += flags[0].length;
  return "other";
}

function enterGroup(reader: Reader, at: number): Step | undefined {
  if (reader.groups.length >= nestingLimit) return undefined;
  reader.groups.push(1);
  reader.at = at;
  reader.last = undefined;
  return "other";
}

function closeGroup(reader: Reader): Step | undefined {
  const weight = reader.groups.pop();
  if (weight === undefined) return undefined;
  reader.at += 1;
  reader.last = { weight };
  widen(reader, weight);
  return "other";
}

interface Repetition {
  readonly end: number;
  /** The bound of a counted repetition; 0 for `*`, `+` and `?`. */
  readonly count: number;
  /** Another repetition stands right before. */
  readonly repeated: boolean;
}

function repeat(reader: Reader, { end, count, repeated }: Repetition): Step | undefined {
  if (repeated || reader.last === undefined) return undefined;
  const weight = reader.last.weight * Math.max(count, 1);
  if (weight > repetitionLimit) return undefined;
  reader.last = { weight };
  widen(reader, weight);
  reader.at = reader.text[end] === "?" ? end + 1 : end;
  return "repetition";
}

/** `{2}`, `{2,}`, `{2,5}`; anything else in braces is text. */
function readCount(reader: Reader, repeated: boolean): Step | undefined {
  const match = /^\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/.exec(reader.text.slice(reader.at));
  if (match === null) return takeAtom(reader, reader.at + 1);
  const minimum = Number(match[1]);
  const maximum = match[2] === undefined ? minimum : Number(match[3] ?? Number.NaN);
  if (minimum > repetitionLimit || maximum > repetitionLimit || maximum < minimum) return undefined;
  const count = Number.isNaN(maximum) ? minimum : maximum;
  return repeat(reader, { end: reader.at + match[0].length, count, repeated });
}

/** Repetitions inside a group count for the repetition of the group. */
function widen(reader: Reader, weight: number): void {
  const inner = reader.groups.length - 1;
  if (inner >= 0) reader.groups[inner] = Math.max(reader.groups[inner] ?? 1, weight);
}

function isSurrogatePair({ text, at }: Reader): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
