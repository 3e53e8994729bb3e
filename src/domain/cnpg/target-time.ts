import { parseTimestamp } from "#domain/kubernetes/timestamp.ts";
import { parseGoInteger } from "#domain/kubernetes/go-integer.ts";

/**
 * Whether the operator's webhook takes a text for the time to recover to: as PostgreSQL writes times,
 * without a look at calendar or clock, or as RFC 3339 with or without a zone.
 */
export function isTargetTime(text: string): boolean {
  return isPostgresTime(text) || isTimestamp(text) || isTimestamp(`${text}Z`);
}

const two = "(?:\\d\\d|[+-]\\d)";
const offset = `[+-]${two}(?::${two}(?::${two})?)?`;
const time = `${two}:${two}:${two}(?:\\.(\\d+))?(?:Z|${offset})?`;
const pattern = new RegExp(`^(\\+?\\d+)-${two}-${two}(?: ${time})?(?: BC)?$`);

function isPostgresTime(text: string): boolean {
  const [match, year = "", fraction = "0"] = pattern.exec(text) ?? [];
  return (
    match !== undefined && [year, fraction].every((part) => parseGoInteger(part) !== undefined)
  );
}

function isTimestamp(text: string): boolean {
  return parseTimestamp(text) !== undefined;
}
