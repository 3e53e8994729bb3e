import type { ParameterUnit } from "#domain/postgres/parameter-data.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import { isMemoryUnit, unitSize, unitSuffixes } from "#domain/postgres/units.ts";

/**
 * A value in a person's units: `4 GiB = 524288 × 8 kB`, `5 min`, `1 h 30 min`. Undefined where the
 * parameter has no unit, or the number is a switch (`-1`, `0`).
 */
export function describeValue(fact: ParameterFact, canonical: string): string | undefined {
  const number = Number(canonical);
  if (fact.unit === undefined || !Number.isFinite(number) || number <= 0) return undefined;
  const size = number * unitSize(fact.unit);
  if (!isMemoryUnit(fact.unit)) return describeTime(size);
  const written = describeMemory(size);
  return fact.unit === "8kB" ? `${written} = ${canonical} × 8 kB` : written;
}

/** A default or bound as PostgreSQL would print it: `128MB`, `5min`; the number where it has no unit. */
export function formatWithUnit(fact: ParameterFact, canonical: string): string {
  const number = Number(canonical);
  if (fact.unit === undefined || !Number.isFinite(number) || number <= 0) return canonical;
  const size = number * unitSize(fact.unit);
  const suffix = unitSuffixes(fact.unit)
    .toReversed()
    .find((candidate) => size % unitSize(candidate as ParameterUnit) === 0);
  return suffix === undefined ? canonical : `${size / unitSize(suffix as ParameterUnit)}${suffix}`;
}

/** The suffixes worth offering after a number. */
export function offeredUnits(fact: ParameterFact): readonly string[] {
  return fact.unit === undefined ? [] : unitSuffixes(fact.unit);
}

const memory = [
  ["TiB", 1024 ** 4],
  ["GiB", 1024 ** 3],
  ["MiB", 1024 ** 2],
  ["KiB", 1024],
] as const;

const time = [
  ["d", 86_400_000_000],
  ["h", 3_600_000_000],
  ["min", 60_000_000],
  ["s", 1_000_000],
  ["ms", 1000],
  ["µs", 1],
] as const;

function describeMemory(bytes: number): string {
  const [unit, size] = memory.find(([, size]) => bytes >= size) ?? ["B", 1];
  return `${round(bytes / size)} ${unit}`;
}

function describeTime(microseconds: number): string {
  const parts: string[] = [];
  let rest = microseconds;
  for (const [unit, size] of time) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? `${round(microseconds)} µs` : parts.join(" ");
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}
