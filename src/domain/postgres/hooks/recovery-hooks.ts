import type { Hook } from "#domain/postgres/hooks/hook.ts";
import { refuseValue } from "#domain/postgres/hooks/hook.ts";
import { undecided } from "#domain/postgres/judgement.ts";
import { byteLength } from "#util/ascii.ts";

export const judgeRecoveryTarget: Hook = (input) =>
  input.value === "" || input.value === "immediate"
    ? undefined
    : refuseValue(input, "not-a-word", { words: "'', immediate" });

export const judgeRecoveryLsn: Hook = (input) =>
  input.value === "" || /^[0-9A-Fa-f]{1,8}\/[0-9A-Fa-f]{1,8}$/.test(input.value)
    ? undefined
    : refuseValue(input, "not-an-lsn");

export const judgeRecoveryName: Hook = (input) =>
  byteLength(input.value) < 64 ? undefined : refuseValue(input, "too-long", { maximum: 63 });

/** Any text passes; only a number beyond 64 bits does not. */
export const judgeRecoveryXid: Hook = (input) =>
  overflowsUnsigned(input.value) ? refuseValue(input, "number-overflow") : undefined;

export const judgeRecoveryTimeline: Hook = (input) =>
  input.value === "latest" || input.value === "current" ? undefined : judgeRecoveryXid(input);

/** Decides plain ISO timestamps; the rest depends on the time zone data and on earlier lines. */
export const judgeRecoveryTime: Hook = (input) => {
  const { value } = input;
  if (value === "" || isPlainTimestamp(value)) return undefined;
  if (/^(now|today|tomorrow|yesterday)$/.test(value))
    return refuseValue(input, "unknown-timestamp");
  if (/^(epoch|-?infinity|allballs)$/i.test(value)) return refuseValue(input, "unknown-timestamp");
  return undecided;
};

const unsigned = /^[ \t\n\v\f\r]*[+-]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)/;

function overflowsUnsigned(text: string): boolean {
  const digits = unsigned.exec(text)?.[1];
  if (digits === undefined) return false;
  const octal = /^0[0-7]+$/.test(digits);
  return BigInt(octal ? `0o${digits.slice(1)}` : digits) >= 2n ** 64n;
}

const timestamp =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:[+-](0\d|1[0-4])(?::?[0-5]\d)?)?)?$/;

function isPlainTimestamp(text: string): boolean {
  const date = timestamp.exec(text)?.slice(1, 4).map(Number);
  return date !== undefined && isCalendarDate(date);
}

function isCalendarDate([year = 0, month = 0, day = 0]: readonly number[]): boolean {
  const leapYearsAlike = 2000 + (year % 400);
  const date = new Date(Date.UTC(leapYearsAlike, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
