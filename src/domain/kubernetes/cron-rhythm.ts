import { cronFields } from "./cron.ts";
import type { CronField, CronSchedule } from "./cron.ts";
import { spellDuration } from "./spell-duration.ts";

type Calendar = Extract<CronSchedule, { kind: "calendar" }>;

/** How often a schedule fires, so that a message can say it in words. Times are UTC. */
export type CronRhythm =
  | { readonly kind: "never" }
  /** `delay` as a person writes it: `1 h 30 min`. */
  | { readonly kind: "delay"; readonly seconds: number; readonly delay: string }
  /** Several times an hour, in every hour. */
  | { readonly kind: "sub-hourly"; readonly perHour: number }
  | { readonly kind: "hourly"; readonly minute: number; readonly second: number }
  | { readonly kind: "daily"; readonly time: string }
  | { readonly kind: "weekly"; readonly time: string; readonly weekday: number }
  | { readonly kind: "monthly"; readonly time: string; readonly day: number }
  | {
      readonly kind: "yearly";
      readonly time: string;
      readonly day: number;
      readonly month: number;
    }
  /** Anything else; on a day that counts it fires `perDay` times. */
  | { readonly kind: "other"; readonly perDay: number };

export function describeRhythm(schedule: CronSchedule): CronRhythm {
  if (schedule.kind === "delay") {
    return { ...schedule, delay: spellDuration(BigInt(schedule.seconds) * 1_000_000_000n) };
  }
  const perDay = countPerDay(schedule);
  if (perDay === 0 || hasNoDay(schedule)) {
    return { kind: "never" };
  }
  const rhythm =
    perDay === 1
      ? describeDays(schedule, timeOfDay(schedule))
      : isEveryDay(schedule) && describeHours(schedule);
  return rhythm || { kind: "other", perDay };
}

function countPerDay({ second, minute, hour }: Calendar): number {
  return second.values.length * minute.values.length * hour.values.length;
}

function describeHours({ second, minute, hour }: Calendar): CronRhythm | undefined {
  if (hour.values.length < 24) {
    return undefined;
  }
  const perHour = second.values.length * minute.values.length;
  return perHour === 1
    ? { kind: "hourly", minute: minute.values[0] ?? 0, second: second.values[0] ?? 0 }
    : { kind: "sub-hourly", perHour };
}

function timeOfDay(schedule: Calendar): string {
  const [hour, minute, second] = [schedule.hour, schedule.minute, schedule.second].map((field) =>
    String(field.values[0]).padStart(2, "0"),
  );
  return second === "00" ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
}

function describeDays(schedule: Calendar, time: string): CronRhythm | undefined {
  if (isEveryDay(schedule)) {
    return { kind: "daily", time };
  }
  if (isStar(schedule.day, "day") && isFull(schedule.month, "month")) {
    return describeWeek(schedule, time);
  }
  return isStar(schedule.weekday, "weekday") ? describeDates(schedule, time) : undefined;
}

function describeWeek(schedule: Calendar, time: string): CronRhythm | undefined {
  const [weekday, ...others] = schedule.weekday.values;
  return weekday === undefined || others.length > 0 ? undefined : { kind: "weekly", time, weekday };
}

function describeDates(schedule: Calendar, time: string): CronRhythm | undefined {
  const [day, ...otherDays] = schedule.day.values;
  const [month, ...otherMonths] = schedule.month.values;
  if (day === undefined || month === undefined || otherDays.length > 0) {
    return undefined;
  }
  if (isFull(schedule.month, "month")) {
    return { kind: "monthly", time, day };
  }
  return otherMonths.length === 0 ? { kind: "yearly", time, day, month } : undefined;
}

function isEveryDay({ day, weekday, month }: Calendar): boolean {
  const days = isFull(day, "day");
  const weekdays = isFull(weekday, "weekday");
  const either = !day.star && !weekday.star;
  return isFull(month, "month") && (either ? days || weekdays : days && weekdays);
}

/** No date of the calendar can match: an empty field, or days that the months do not have. */
function hasNoDay(schedule: Calendar): boolean {
  if (schedule.month.values.length === 0) {
    return true;
  }
  const { day, weekday } = schedule;
  const possible = day.values.some((value) =>
    schedule.month.values.some((month) => value <= longestMonth(month)),
  );
  if (day.star || weekday.star) {
    return !possible || weekday.values.length === 0;
  }
  return !possible && weekday.values.length === 0;
}

function longestMonth(month: number): number {
  if (month === 2) {
    return 29;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isStar(field: CronField, name: "day" | "weekday"): boolean {
  return field.star && isFull(field, name);
}

function isFull(field: CronField, name: "day" | "weekday" | "month"): boolean {
  const bounds = cronFields.find((candidate) => candidate.name === name);
  return bounds !== undefined && field.values.length === bounds.maximum - bounds.minimum + 1;
}
