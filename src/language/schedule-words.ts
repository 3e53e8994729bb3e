import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import type { CronSchedule } from "#domain/kubernetes/cron.ts";
import type { LanguageContext } from "#language/context.ts";
import { spellRhythm } from "#texts/spell-rhythm.ts";

/** How often a schedule fires, as one phrase. */
export function describeSchedulePlainly(
  schedule: CronSchedule,
  { texts }: LanguageContext,
): string {
  return spellRhythm(texts, describeRhythm(schedule));
}
