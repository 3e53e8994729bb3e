import { parseGoDuration } from "./go-duration.ts";

export type CronFieldName = "second" | "minute" | "hour" | "day" | "month" | "weekday";

/** The values of one field, ascending, and whether a `*` or `?` stood in it. */
export interface CronField {
  readonly values: readonly number[];
  readonly star: boolean;
}

export type CronSchedule =
  | ({ readonly kind: "calendar" } & Readonly<Record<CronFieldName, CronField>>)
  /** `@every`: a fixed delay, counted from the last run. */
  | { readonly kind: "delay"; readonly seconds: number };

/** Why a text is no schedule; `field` and `text` say where. */
export interface CronProblem {
  readonly reason:
    | "empty"
    | "unknown-descriptor"
    | "bad-duration"
    | "field-count"
    | "not-a-number"
    | "too-many-hyphens"
    | "too-many-slashes"
    | "below-minimum"
    | "above-maximum"
    | "reversed-range"
    | "zero-step";
  readonly text: string;
  readonly field?: CronFieldName;
  readonly minimum?: number;
  readonly maximum?: number;
}

export type CronReading =
  | {
      readonly schedule: CronSchedule;
      /** 5 or 6 written fields; 0 for a descriptor. With 5, the weekday is the missing one. */
      readonly fieldCount: number;
    }
  | { readonly problem: CronProblem };

export interface CronBounds {
  readonly name: CronFieldName;
  readonly minimum: number;
  readonly maximum: number;
  /** Three-letter names; the first stands for `minimum`. */
  readonly words: readonly string[];
}

/** The six fields in the order in which they are written: the second comes first. */
export const cronFields: readonly CronBounds[] = [
  { name: "second", minimum: 0, maximum: 59, words: [] },
  { name: "minute", minimum: 0, maximum: 59, words: [] },
  { name: "hour", minimum: 0, maximum: 23, words: [] },
  { name: "day", minimum: 1, maximum: 31, words: [] },
  {
    name: "month",
    minimum: 1,
    maximum: 12,
    words: "jan feb mar apr may jun jul aug sep oct nov dec".split(" "),
  },
  { name: "weekday", minimum: 0, maximum: 6, words: "sun mon tue wed thu fri sat".split(" ") },
];

/** The six-field text that each descriptor stands for. */
export const cronDescriptors: Readonly<Record<string, string>> = {
  "@yearly": "0 0 0 1 1 *",
  "@annually": "0 0 0 1 1 *",
  "@monthly": "0 0 0 1 * *",
  "@weekly": "0 0 0 * * 0",
  "@daily": "0 0 0 * * *",
  "@midnight": "0 0 0 * * *",
  "@hourly": "0 0 * * * *",
};

const goSpace = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Reads a schedule as the operator does: robfig/cron 1.2 with its six-field parser. */
export function parseCron(text: string): CronReading {
  if (text === "") {
    return { problem: { reason: "empty", text } };
  }
  if (text.startsWith("@")) {
    return readDescriptor(text);
  }
  const words = text.split(goSpace).filter((word) => word !== "");
  if (words.length < 5 || words.length > 6) {
    return { problem: { reason: "field-count", text } };
  }
  return readFields(words);
}

function readDescriptor(text: string): CronReading {
  const known = Object.hasOwn(cronDescriptors, text) ? cronDescriptors[text] : undefined;
  if (known !== undefined) {
    const reading = readFields(known.split(" "));
    return "problem" in reading ? reading : { schedule: reading.schedule, fieldCount: 0 };
  }
  const every = "@every ";
  if (!text.startsWith(every)) {
    return { problem: { reason: "unknown-descriptor", text } };
  }
  const duration = parseGoDuration(text.slice(every.length));
  if (duration === undefined) {
    return { problem: { reason: "bad-duration", text: text.slice(every.length) } };
  }
  // Less than a second, and anything negative, becomes one second; fractions are cut off.
  const seconds = Math.max(1, Number(duration / 1_000_000_000n));
  return { schedule: { kind: "delay", seconds }, fieldCount: 0 };
}

function readFields(words: readonly string[]): CronReading {
  const fields: Partial<Record<CronFieldName, CronField>> = {};
  for (const [index, bounds] of cronFields.entries()) {
    const field = readField(words[index] ?? "*", bounds);
    if ("reason" in field) {
      return { problem: { ...field, field: bounds.name } };
    }
    fields[bounds.name] = field;
  }
  const schedule = { kind: "calendar", ...(fields as Record<CronFieldName, CronField>) } as const;
  return { schedule, fieldCount: words.length };
}

/** Empty members of a list are skipped, so a lone comma is a field without values. */
function readField(text: string, bounds: CronBounds): CronField | CronProblem {
  const values = new Set<number>();
  let star = false;
  for (const member of text.split(",").filter((part) => part !== "")) {
    const range = readRange(member, bounds);
    if ("reason" in range) {
      return range;
    }
    star ||= range.star;
    for (let value = range.start; value <= range.end; value += range.step) {
      values.add(value);
    }
  }
  return { values: [...values].sort((left, right) => left - right), star };
}

interface CronRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly star: boolean;
}

function readRange(text: string, bounds: CronBounds): CronRange | CronProblem {
  const [extent = ""] = text.split("/", 1);
  const ends = readEnds(extent, text, bounds);
  if ("reason" in ends) {
    return ends;
  }
  if (extent.length === text.length) {
    return checkRange({ ...ends, step: 1 }, text, bounds);
  }
  const stepText = text.slice(extent.length + 1);
  if (stepText.includes("/")) {
    return { reason: "too-many-slashes", text };
  }
  const step = readNumber(stepText);
  if (step === undefined) {
    return { reason: "not-a-number", text: stepText };
  }
  // A single value with a step runs to the end of the field: `5/10` is 5, 15, 25, …
  const end = extent.includes("-") ? ends.end : bounds.maximum;
  return checkRange({ ...ends, end, step }, text, bounds);
}

/** The first and the last value; behind a star, anything after a hyphen is ignored. */
function readEnds(
  extent: string,
  text: string,
  bounds: CronBounds,
): Pick<CronRange, "start" | "end" | "star"> | CronProblem {
  const parts = extent.split("-");
  if (parts[0] === "*" || parts[0] === "?") {
    return { start: bounds.minimum, end: bounds.maximum, star: true };
  }
  const unreadable = parts.find((part) => readValue(part, bounds) === undefined);
  if (unreadable !== undefined) {
    return { reason: "not-a-number", text: unreadable };
  }
  if (parts.length > 2) {
    return { reason: "too-many-hyphens", text };
  }
  const [start = 0, end = start] = parts.map((part) => readValue(part, bounds) ?? 0);
  return { start, end, star: false };
}

function checkRange(range: CronRange, text: string, bounds: CronBounds): CronRange | CronProblem {
  const { minimum, maximum } = bounds;
  if (range.start < minimum) {
    return { reason: "below-minimum", text, minimum, maximum };
  }
  if (range.end > maximum) {
    return { reason: "above-maximum", text, minimum, maximum };
  }
  if (range.start > range.end) {
    return { reason: "reversed-range", text };
  }
  return range.step === 0 ? { reason: "zero-step", text } : range;
}

function readValue(text: string, bounds: CronBounds): number | undefined {
  const word = bounds.words.indexOf(text.toLowerCase());
  return word === -1 ? readNumber(text) : word + bounds.minimum;
}

/** Digits with an optional plus; a minus passes only before zero. Too large for Go is refused. */
function readNumber(text: string): number | undefined {
  if (!/^(\+?\d+|-0+)$/.test(text)) {
    return undefined;
  }
  const digits = text.replace(/^[+-]?0*/, "");
  return digits.length < 19 || (digits.length === 19 && BigInt(digits) < 2n ** 63n)
    ? Number(digits)
    : undefined;
}
