/** Nanoseconds in each unit; both spellings of the micro sign count. */
const unitNanoseconds: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  "\u00b5s": 1_000n,
  "\u03bcs": 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const limit = 2n ** 63n;

/** Nanoseconds of a Go duration (`1h30m`, `-1.5s`, `0`); undefined where Go refuses it. There are no days. */
export function parseGoDuration(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const rest = text.replace(/^[+-]/, "");
  if (rest === "0") {
    return 0n;
  }
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)[^\d.]+)+$/.test(rest)) {
    return undefined;
  }
  const total = sumParts(rest);
  return total === undefined ? undefined : sign(total, negative);
}

/** As Go prints it: `1h30m0s`, `1.5s`, `250ms`. */
export function formatGoDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const text = size < 1_000_000_000n ? formatSmall(size) : formatLarge(size);
  return nanoseconds < 0n ? `-${text}` : text;
}

function sumParts(text: string): bigint | undefined {
  let total = 0n;
  for (const part of text.matchAll(/(\d*)(?:\.(\d*))?([^\d.]+)/g)) {
    const value = readPart(part[1] ?? "", part[2] ?? "", part[3] ?? "");
    if (value === undefined || total + value > limit) {
      return undefined;
    }
    total += value;
  }
  return total;
}

function readPart(whole: string, fraction: string, unit: string): bigint | undefined {
  const factor = Object.hasOwn(unitNanoseconds, unit) ? unitNanoseconds[unit] : undefined;
  const count = whole.length > 40 ? BigInt(trimZeros(whole)) : BigInt(whole);
  if (factor === undefined || count > limit / factor) {
    return undefined;
  }
  const value = count * factor + readFraction(fraction, factor);
  return value > limit ? undefined : value;
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+/, "").slice(0, 40);
}

/** Go computes the fraction in floating point, from as many digits as 63 bits hold. */
function readFraction(digits: string, factor: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (value > (limit - 1n) / 10n || next > limit) {
      break;
    }
    value = next;
    scale *= 10;
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(factor) / scale)));
}

function sign(total: bigint, negative: boolean): bigint | undefined {
  if (negative) {
    return -total;
  }
  return total === limit ? undefined : total;
}

function formatSmall(size: bigint): string {
  if (size === 0n) {
    return "0s";
  }
  if (size < 1_000n) {
    return `${size}ns`;
  }
  return size < 1_000_000n
    ? `${formatFraction(size, 1_000n)}\u00b5s`
    : `${formatFraction(size, 1_000_000n)}ms`;
}

function formatLarge(size: bigint): string {
  const minute = 60_000_000_000n;
  const minutes = size / minute;
  const seconds = `${formatFraction(size % minute, 1_000_000_000n)}s`;
  if (minutes === 0n) {
    return seconds;
  }
  const hours = minutes / 60n;
  return hours === 0n ? `${minutes}m${seconds}` : `${hours}h${minutes % 60n}m${seconds}`;
}

function formatFraction(size: bigint, unit: bigint): string {
  const rest = size % unit;
  if (rest === 0n) {
    return String(size / unit);
  }
  const digits = String(rest).padStart(String(unit).length - 1, "0");
  return `${size / unit}.${digits.replace(/0+$/, "")}`;
}
