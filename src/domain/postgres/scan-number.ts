/** A number at the start of a text, and what follows it. */
export interface ScannedNumber {
  readonly value: number;
  readonly rest: string;
}

/** What `isspace` of C takes for white space; a no-break space is none. */
export const cSpace = "[ \\t\\n\\v\\f\\r]";

/**
 * A number as PostgreSQL reads integers: C's `strtol` with base 0 (hexadecimal, octal), and once more
 * as `strtod` where that stops at a point or exponent or overflows. Null where there is no number.
 * `binary`: newer C libraries also know `0b101`.
 */
export function scanInteger(text: string, binary: boolean): ScannedNumber | null {
  const match = (binary ? integerWithBinary : integer).exec(text);
  // Where `strtol` finds no digits it stops before blanks and sign, so only a bare point goes on.
  if (match === null) return realStart.test(text) ? scanReal(text) : null;
  const [all, sign = "", digits = "0"] = match;
  const rest = text.slice(all.length);
  const whole = readWhole(sign, digits);
  return overflows(whole) || realStart.test(rest) ? scanReal(text) : { value: Number(whole), rest };
}

/** A number as C's `strtod` reads it; null for none, `nan`, overflow and underflow. */
export function scanReal(text: string): ScannedNumber | null {
  const match = real.exec(text);
  if (match === null) return null;
  const [whole, sign, body = ""] = match;
  const size = readSize(body);
  return size === null
    ? null
    : { value: sign === "-" ? -size : size, rest: text.slice(whole.length) };
}

/** Half to even, as C's `rint`. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value) + 0;
  return (below % 2 === 0 ? below : below + 1) + 0;
}

const integer = new RegExp(`^${cSpace}*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)`);
const integerWithBinary = new RegExp(
  `^${cSpace}*([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)`,
);
const hexReal = "0x(?:[0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)(?:p[+-]?\\d+)?";
const decimalReal = "(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?";
const real = new RegExp(
  `^${cSpace}*([+-]?)(infinity|inf|nan(?:\\(\\w*\\))?|${hexReal}|${decimalReal})`,
  "i",
);
const realStart = /^[.eE]/;
const largest = 2n ** 63n - 1n;

function overflows(whole: bigint): boolean {
  return whole > largest || whole < -largest - 1n;
}

function readWhole(sign: string, digits: string): bigint {
  const octal = /^0[0-7]+$/.test(digits);
  const size = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  return sign === "-" ? -size : size;
}

/** Null for what is no number or does not fit a double. */
function readSize(body: string): number | null {
  if (/^nan/i.test(body)) return null;
  if (/^inf/i.test(body)) return Infinity;
  const size = /^0x/i.test(body) ? readHexReal(body) : Number(body);
  return size === Infinity || isUnderflow(size, body) ? null : size;
}

function readHexReal(body: string): number {
  const [digits = "", exponent = "0"] = body.slice(2).toLowerCase().split("p");
  const [whole = "", fraction = ""] = digits.split(".");
  const mantissa = Number(BigInt(`0x${whole}${fraction}`));
  if (mantissa === 0) return 0;
  return mantissa * 2 ** Math.max(-4000, Math.min(4000, Number(exponent) - 4 * fraction.length));
}

const smallestNormal = 2.2250738585072014e-308;

/** The C library reports a range error where a number that is not 0 becomes 0 or loses digits. */
function isUnderflow(size: number, body: string): boolean {
  if (size >= smallestNormal) return false;
  const digits = /^0x/i.test(body) ? body.slice(2).split(/p/i)[0] : body.split(/e/i)[0];
  return /[1-9a-f]/i.test(digits ?? "");
}
