import type { Judgement } from "#domain/postgres/judgement.ts";
import { accept, refuse, undecided } from "#domain/postgres/judgement.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import type { ScannedNumber } from "#domain/postgres/scan-number.ts";
import { cSpace, roundHalfEven, scanInteger, scanReal } from "#domain/postgres/scan-number.ts";
import { convertToUnit, unitSuffixes } from "#domain/postgres/units.ts";

/** An integer, with unit, rounding and range. */
export function judgeInteger(fact: ParameterFact, value: string): Judgement {
  const usual = judgeScanned(fact, value, scanInteger(value, false));
  if (!binary.test(value)) return usual;
  // Whether 0b101 is a number depends on the C library below PostgreSQL.
  const newer = judgeScanned(fact, value, scanInteger(value, true));
  return newer.verdict === usual.verdict ? usual : undecided;
}

/** A real number, with unit and range. */
export function judgeReal(fact: ParameterFact, value: string): Judgement {
  return judgeScanned(fact, value, scanReal(value));
}

/** As C's `%g` prints it: six digits, no trailing zeroes. */
export function formatReal(value: number): string {
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [digits = "", exponentText = "0"] = value.toExponential(5).split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${trimZeroes(digits)}e${exponent < 0 ? "-" : "+"}${size}`;
}

const binary = new RegExp(`^${cSpace}*[+-]?0[bB][01]`);
const unitPart = new RegExp(`^${cSpace}*([^ \\t\\n\\v\\f\\r]*)${cSpace}*$`);

function judgeScanned(
  fact: ParameterFact,
  value: string,
  scanned: ScannedNumber | null,
): Judgement {
  const about = { name: fact.name, value };
  if (scanned === null) return refuse("not-a-number", about);
  const suffix = unitPart.exec(scanned.rest)?.[1];
  if (suffix === undefined) return refuse("not-a-number", about);
  if (suffix === "")
    return judgeRange(fact, value, { written: scanned.value, number: scanned.value });
  if (fact.unit === undefined) return refuseSuffix(about, suffix);
  const number = convertToUnit(scanned.value, suffix, fact.unit);
  if (number !== undefined) return judgeRange(fact, value, { written: scanned.value, number });
  return refuse("unknown-unit", {
    ...about,
    unit: suffix,
    units: unitSuffixes(fact.unit).join(", "),
  });
}

function refuseSuffix(about: { name: string; value: string }, suffix: string): Judgement {
  return /^[A-Za-zµ%]+$/.test(suffix)
    ? refuse("takes-no-unit", { ...about, unit: suffix })
    : refuse("not-a-number", about);
}

function judgeRange(
  fact: ParameterFact,
  value: string,
  { written, number }: { written: number; number: number },
): Judgement {
  const kept = fact.type === "integer" ? roundHalfEven(number) : number;
  const { min = -Infinity, max = Infinity } = fact;
  if (kept < min || kept > max) {
    const unit = fact.unit === undefined ? "" : ` ${fact.unit}`;
    return refuse("out-of-range", {
      name: fact.name,
      value,
      result: `${formatNumber(fact, kept)}${unit}`,
      minimum: `${formatNumber(fact, min)}${unit}`,
      maximum: `${formatNumber(fact, max)}${unit}`,
    });
  }
  return accept(formatNumber(fact, kept), written !== 0 && kept === 0);
}

function formatNumber(fact: ParameterFact, value: number): string {
  return fact.type === "integer" ? String(value) : formatReal(value);
}

function trimZeroes(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}
