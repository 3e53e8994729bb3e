import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import type { CronSchedule } from "#domain/kubernetes/cron.ts";
import { spellDuration } from "#domain/kubernetes/spell-duration.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** How often a schedule fires, as one phrase. */
export function describeSchedulePlainly(
  schedule: CronSchedule,
  { texts }: LanguageContext,
): string {
  const rhythm = describeRhythm(schedule);
  const weekday =
    "weekday" in rhythm ? formatMessage(texts, `hover.weekday.${rhythm.weekday}`) : "";
  const month = "month" in rhythm ? formatMessage(texts, `hover.month.${rhythm.month}`) : "";
  const delay =
    rhythm.kind === "delay" ? spellDuration(BigInt(rhythm.seconds) * 1_000_000_000n) : "";
  return formatMessage(texts, `hover.cron.${rhythm.kind}`, { ...rhythm, weekday, month, delay });
}
