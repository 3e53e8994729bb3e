import type { CronSchedule } from "./cron.ts";

type Calendar = Extract<CronSchedule, { kind: "calendar" }>;

/** The scheduler gives up when nothing fires up to the fifth following year. */
const yearsAhead = 5;
const dayMilliseconds = 86_400_000;

/** The first firing after `after`, in UTC; undefined where there is none within five years. */
export function nextFiring(schedule: CronSchedule, after: Date): Date | undefined {
  const second = Math.floor(after.getTime() / 1_000) * 1_000;
  if (schedule.kind === "delay") {
    return new Date(second + schedule.seconds * 1_000);
  }
  const start = new Date(second + 1_000);
  const lastYear = start.getUTCFullYear() + yearsAhead;
  let day = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate());
  let from = start.getTime() - day;
  while (new Date(day).getUTCFullYear() <= lastYear) {
    const time = isFiringDay(schedule, new Date(day)) ? firstTime(schedule, from / 1_000) : -1;
    if (time >= 0) {
      return new Date(day + time * 1_000);
    }
    day += dayMilliseconds;
    from = 0;
  }
  return undefined;
}

/** The first `count` firings after `after`; fewer where there are no more. */
export function nextFirings(schedule: CronSchedule, after: Date, count: number): Date[] {
  const firings: Date[] = [];
  let last: Date | undefined = after;
  while (firings.length < count && last !== undefined) {
    last = nextFiring(schedule, last);
    if (last !== undefined) {
      firings.push(last);
    }
  }
  return firings;
}

/** The month and both day fields count; where neither day field has a star, one of them is enough. */
function isFiringDay(schedule: Calendar, date: Date): boolean {
  const { day, weekday, month } = schedule;
  const dayMatches = day.values.includes(date.getUTCDate());
  const weekdayMatches = weekday.values.includes(date.getUTCDay());
  const both = day.star || weekday.star;
  return (
    month.values.includes(date.getUTCMonth() + 1) &&
    (both ? dayMatches && weekdayMatches : dayMatches || weekdayMatches)
  );
}

/** Seconds of the day of the first firing not before `from`; -1 where there is none left. */
function firstTime(schedule: Calendar, from: number): number {
  for (const hour of schedule.hour.values) {
    if (hour * 3_600 + 3_599 < from) {
      continue;
    }
    for (const minute of schedule.minute.values) {
      const start = hour * 3_600 + minute * 60;
      const second = schedule.second.values.find((value) => start + value >= from);
      if (second !== undefined) {
        return start + second;
      }
    }
  }
  return -1;
}
