/** The day in UTC, as `2026-11-24`. */
export function isoDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}
