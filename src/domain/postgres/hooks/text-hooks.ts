import type { Hook } from "#domain/postgres/hooks/hook.ts";
import { refuseValue } from "#domain/postgres/hooks/hook.ts";
import { accept, undecided } from "#domain/postgres/judgement.ts";
import { findEncoding } from "#domain/postgres/encodings.ts";
import { byteLength } from "#util/ascii.ts";

export const judgeNotEmpty: Hook = (input) =>
  input.value === "" ? refuseValue(input, "empty-value") : undefined;

/** Shorter than a path may be. */
export const judgePathLength: Hook = (input) =>
  byteLength(input.value) < 1024 ? undefined : refuseValue(input, "too-long", { maximum: 1023 });

export const judgeFunctionNames: Hook = (input) =>
  /^[A-Za-z0-9_, \n\t]*$/.test(input.value) ? undefined : refuseValue(input, "bad-characters");

export const judgeEncoding: Hook = (input) => {
  const name = findEncoding(input.value);
  return name === undefined ? refuseValue(input, "unknown-encoding") : accept(name);
};

/** The locales of the machine decide all but the two that every machine has. */
export const judgeLocale: Hook = ({ value }) =>
  value === "C" || value === "POSIX" || value === "" ? undefined : undecided;

export const judgeMessageLocale: Hook = (input) =>
  input.value === "" ? refuseValue(input, "empty-value") : judgeLocale(input);

/** Numbers of hours and the zones that need no time zone data; the rest only that data knows. */
export const judgeTimeZone: Hook = (input) => {
  const { value } = input;
  if (value === "" || (/\s/.test(value) && !/\d/.test(value))) {
    return refuseValue(input, "unknown-time-zone");
  }
  if (/^(utc|gmt)$/i.test(value)) return undefined;
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) return undecided;
  return Math.abs(Number(value)) < 168 ? undefined : refuseValue(input, "unknown-time-zone");
};

export const judgeZoneAbbreviations: Hook = (input) => {
  if (/^(Default|Australia|India)$/.test(input.value)) return undefined;
  return /^[A-Za-z]+$/.test(input.value) ? undecided : refuseValue(input, "unknown-time-zone");
};

/** The sessions that could use these do not exist when the file is read. */
export const judgeRole: Hook = (input) =>
  input.value === "none" ? undefined : refuseValue(input, "only-at-run-time");

export const refuseAlways: Hook = (input) => refuseValue(input, "only-at-run-time");

export const judgeOids: Hook = (input) =>
  input.kept === "on" ? refuseValue(input, "no-longer-supported") : undefined;

/** Only builds with Bonjour can switch it on. */
export const undecidedWhenOn: Hook = ({ kept }) => (kept === "on" ? undecided : undefined);

export const undecidedUnlessOff: Hook = ({ kept }) => (kept === "0" ? undefined : undecided);
