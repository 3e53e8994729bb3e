const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)$/;

/**
 * Milliseconds since 1970 of a time as the API machinery decodes it: RFC 3339 with a zone. Go also
 * takes an hour of one digit, a comma before the fraction, and offsets up to 24:60.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = timePattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const numbers = match.slice(1, 7).map(Number);
  const offset = readOffset(match[8] ?? "Z");
  const milliseconds = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"));
  return offset === undefined || !isInRange(numbers)
    ? undefined
    : toMilliseconds(numbers) + milliseconds - offset;
}

/** The day exists in the calendar, leap years included. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function isInRange([year = 0, month = 0, day = 0, ...time]: readonly number[]): boolean {
  const limits = [23, 59, 59];
  return isDate(year, month, day) && time.every((part, index) => part <= (limits[index] ?? 0));
}

/** `Date.UTC` would take years below 100 for the twentieth century. */
function toMilliseconds([year = 0, month = 0, day = 0, ...time]: readonly number[]): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(time[0] ?? 0, time[1], time[2]);
  return date.getTime();
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** In milliseconds; undefined beyond what Go lets through. */
function readOffset(zone: string): number | undefined {
  if (zone === "Z") {
    return 0;
  }
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 24 || minutes > 60) {
    return undefined;
  }
  const size = (hours * 60 + minutes) * 60_000;
  return zone.startsWith("-") ? -size : size;
}
