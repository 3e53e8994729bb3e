import { memoizeText } from "#util/memoize-text.ts";

/** How a quantity was written, which decides how it is written back. */
export type QuantityFormat = "decimal" | "binary" | "exponent";

/** An exact amount: `digits × 10^scale`, never finer than a billionth. */
export interface Quantity {
  readonly digits: bigint;
  readonly scale: number;
  readonly format: QuantityFormat;
}

/** What the CRD schemas demand of a quantity in text form; stricter than the decoder in some places. */
export const quantityPattern =
  /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/;

const decimalSuffixes: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;

const finestScale = -9;
const binaryMaximum = 2n ** 63n - 1n;

/**
 * Reads a quantity as the Kubernetes API machinery decodes it. A lone sign, dot or suffix
 * (`Gi`, but neither `Pi` nor `Ei`) is zero; values finer than a billionth are rounded away from zero. No blanks.
 */
export const parseQuantity = memoizeText(readQuantity);

function readQuantity(text: string): Quantity | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([einumkMGTPEK]*[+-]?\d*)$/.exec(text);
  if (match === null || text === "") {
    return undefined;
  }
  const [, sign, ...written] = match;
  const [whole, fraction, suffix] = written.map((part) => part ?? "") as [string, string, string];
  const unit = readSuffix(suffix);
  if (unit === undefined || (whole + fraction === "" && !mayStandAlone(suffix, unit))) {
    return undefined;
  }
  const { digits, scale } = cap(readAmount(whole, fraction, unit), unit);
  return { digits: sign === "-" ? -digits : digits, scale, format: unit.format };
}

/** The verdict of the CRD schema, for kinds that no webhook rewrites before it. */
export function matchesQuantityPattern(text: string): boolean {
  return quantityPattern.test(text);
}

/** Negative, zero or positive; exact. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  const sides = [signOf(left.digits), signOf(right.digits)] as const;
  if (sides[0] !== sides[1] || sides[0] === 0) {
    return sides[0] - sides[1];
  }
  const magnitudes = magnitude(left) - magnitude(right);
  if (magnitudes !== 0) {
    return magnitudes * sides[0];
  }
  // Equal magnitudes bound the difference of the scales by the written digits.
  const scale = Math.min(left.scale, right.scale);
  return signOf(atScale(left, scale) - atScale(right, scale));
}

/** The amount as a number: exact up to 2^53, else the nearest. */
export function quantityToNumber(quantity: Quantity): number {
  return Number(`${quantity.digits}e${quantity.scale}`);
}

/** The quantity as Kubernetes writes it back: `1024Mi` becomes `1Gi`, `0.5` becomes `500m`. */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.digits === 0n) {
    return "0";
  }
  return quantity.format === "binary"
    ? (formatBinary(quantity) ?? formatDecimal(quantity))
    : formatDecimal(quantity);
}

/** A number of bytes in the largest binary unit that divides it: `4294967296` is `4Gi`. */
export function formatBytes(bytes: number): string {
  if (!Number.isSafeInteger(bytes)) {
    return String(bytes);
  }
  return formatQuantity({ digits: BigInt(bytes), scale: 0, format: "binary" });
}

interface Amount {
  readonly digits: bigint;
  readonly scale: number;
}

interface Unit {
  readonly factor: bigint;
  readonly scale: number;
  readonly format: QuantityFormat;
}

/** Where the decoder leaves its fast path, it misses the digits that are not there. */
function mayStandAlone(suffix: string, unit: Unit): boolean {
  return suffix !== "Pi" && suffix !== "Ei" && unit.scale >= finestScale;
}

function readAmount(whole: string, fraction: string, unit: Unit): Amount {
  const written = (whole + fraction).replace(/^0+/, "");
  // Nobody means more digits than this; without a bound a text of megabytes would take minutes.
  const kept = written.slice(0, 1_000);
  const scale = unit.scale - fraction.length + (written.length - kept.length);
  return roundUp(BigInt(kept) * unit.factor, scale);
}

/** Amounts in binary units stop at the largest 64-bit integer. */
function cap(amount: Amount, unit: Unit): Amount {
  const whole = amount.digits / (amount.scale < 0 ? 10n ** BigInt(-amount.scale) : 1n);
  return unit.format === "binary" && whole >= binaryMaximum
    ? { digits: binaryMaximum, scale: 0 }
    : amount;
}

function readSuffix(suffix: string): Unit | undefined {
  if (Object.hasOwn(decimalSuffixes, suffix)) {
    return { factor: 1n, scale: decimalSuffixes[suffix] ?? 0, format: "decimal" };
  }
  const binary = (binarySuffixes as readonly string[]).indexOf(suffix);
  if (binary !== -1) {
    return { factor: 1024n ** BigInt(binary + 1), scale: 0, format: "binary" };
  }
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  return exponent === undefined ? undefined : readExponent(exponent);
}

/** The decoder refuses what 64 bits do not hold, then keeps the low 32 of them. */
function readExponent(text: string): Unit | undefined {
  const exponent = text.length > 40 ? undefined : BigInt(text.replace(/^\+/, ""));
  if (exponent === undefined || BigInt.asIntN(64, exponent) !== exponent) {
    return undefined;
  }
  return { factor: 1n, scale: Number(BigInt.asIntN(32, exponent)), format: "exponent" };
}

function roundUp(digits: bigint, scale: number): Amount {
  if (scale >= finestScale || digits === 0n) {
    return { digits, scale: digits === 0n ? 0 : scale };
  }
  const surplus = finestScale - scale;
  if (surplus > String(digits).length) {
    return { digits: 1n, scale: finestScale };
  }
  const divisor = 10n ** BigInt(surplus);
  const kept = digits / divisor;
  return { digits: kept * divisor === digits ? kept : kept + 1n, scale: finestScale };
}

function signOf(value: bigint): -1 | 0 | 1 {
  if (value === 0n) {
    return 0;
  }
  return value < 0n ? -1 : 1;
}

/** Number of digits before the decimal point, which orders amounts of different size. */
function magnitude(quantity: Quantity): number {
  return String(quantity.digits).replace("-", "").length + quantity.scale;
}

function atScale(quantity: Quantity, scale: number): bigint {
  return quantity.digits * 10n ** BigInt(quantity.scale - scale);
}

function formatBinary(quantity: Quantity): string | undefined {
  const whole = toWhole(quantity);
  if (whole === undefined || (whole > -1024n && whole < 1024n)) {
    return undefined;
  }
  let power = 0;
  let rest = whole;
  while (power < binarySuffixes.length && rest % 1024n === 0n) {
    rest /= 1024n;
    power += 1;
  }
  return `${rest}${binarySuffixes[power - 1] ?? ""}`;
}

function toWhole(quantity: Quantity): bigint | undefined {
  if (quantity.scale >= 0) {
    return atScale(quantity, 0);
  }
  const divisor = 10n ** BigInt(-quantity.scale);
  return quantity.digits % divisor === 0n ? quantity.digits / divisor : undefined;
}

function formatDecimal(quantity: Quantity): string {
  const text = String(quantity.digits);
  const significant = text.replace(/0+$/, "");
  const exponent = quantity.scale + text.length - significant.length;
  const remainder = ((exponent % 3) + 3) % 3;
  const power = exponent - remainder;
  const suffix = Object.entries(decimalSuffixes).find(([, scale]) => scale === power)?.[0];
  const number = significant + "0".repeat(remainder);
  if (quantity.format !== "exponent" && suffix !== undefined) {
    return number + suffix;
  }
  return power === 0 ? number : `${number}e${power}`;
}
