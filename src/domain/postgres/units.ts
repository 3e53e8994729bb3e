import type { ParameterUnit } from "#domain/postgres/parameter-data.ts";
import { roundHalfEven } from "#domain/postgres/scan-number.ts";

/** Suffixes from the largest to the smallest, with their size in bytes or microseconds. */
const memory = [
  ["TB", 1024 ** 4],
  ["GB", 1024 ** 3],
  ["MB", 1024 ** 2],
  ["kB", 1024],
  ["B", 1],
] as const;

const time = [
  ["d", 86_400_000_000],
  ["h", 3_600_000_000],
  ["min", 60_000_000],
  ["s", 1_000_000],
  ["ms", 1000],
  ["us", 1],
] as const;

const blockSize = 8192;

export function isMemoryUnit(unit: ParameterUnit): boolean {
  return unit.endsWith("B");
}

/** The suffixes that a value in `unit` may carry, smallest first. */
export function unitSuffixes(unit: ParameterUnit): readonly string[] {
  return family(unit)
    .map(([suffix]) => suffix)
    .toReversed();
}

/** How many bytes or microseconds one `unit` is. */
export function unitSize(unit: ParameterUnit): number {
  if (unit === "8kB") return blockSize;
  return family(unit).find(([suffix]) => suffix === unit)?.[1] ?? 1;
}

/**
 * `value suffix` in units of `unit`, not yet rounded to a whole number; undefined for a suffix that
 * does not fit. A fraction is first rounded to the next smaller suffix, as PostgreSQL does.
 */
export function convertToUnit(
  value: number,
  suffix: string,
  unit: ParameterUnit,
): number | undefined {
  const suffixes = family(unit);
  const at = suffixes.findIndex(([name]) => name === suffix);
  const size = suffixes[at]?.[1];
  if (size === undefined) return undefined;
  const base = unitSize(unit);
  const converted = value * (size / base);
  const smaller = suffixes[at + 1]?.[1];
  if (smaller === undefined) return converted;
  return roundHalfEven(converted / (smaller / base)) * (smaller / base);
}

function family(unit: ParameterUnit): readonly (readonly [string, number])[] {
  return isMemoryUnit(unit) ? memory : time;
}
