import { nextFirings } from "#domain/kubernetes/cron-times.ts";
import { cronFields, parseCron } from "#domain/kubernetes/cron.ts";
import type { CronSchedule } from "#domain/kubernetes/cron.ts";
import type { LanguageContext } from "#language/context.ts";
import { describeSchedulePlainly } from "#language/schedule-words.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { joinParagraphs } from "./markdown.ts";

/** A backup schedule in words, and when it fires from the day that is known as today. */
export function describeSchedule(text: string, context: LanguageContext): string | undefined {
  const reading = parseCron(text);
  if ("problem" in reading) return undefined;
  const { schedule, fieldCount } = reading;
  const { texts } = context;
  return joinParagraphs([
    describeSchedulePlainly(schedule, context),
    fieldCount === 0 ? undefined : describeFields(text, context),
    fieldCount === 5 ? formatMessage(texts, "hover.cron-five-fields") : undefined,
    describeFirings(schedule, context),
  ]);
}

/** Which word is what: the second comes first, which a crontab does not have. */
function describeFields(text: string, { texts }: LanguageContext): string {
  const words = text.trim().split(/\s+/);
  const parts = words.flatMap((word, index) => {
    const name = cronFields[index]?.name;
    return name === undefined ? [] : [`${name} \`${word.replaceAll("`", "")}\``];
  });
  return formatMessage(texts, "hover.cron-fields", { fields: parts.join(", ") });
}

function describeFirings(schedule: CronSchedule, { texts, settings }: LanguageContext) {
  const { today } = settings;
  if (today === undefined || schedule.kind === "delay") return undefined;
  const start = new Date(`${today}T00:00:00Z`);
  if (Number.isNaN(start.getTime())) return undefined;
  const times = nextFirings(schedule, new Date(start.getTime() - 1_000), 3).map((time) =>
    time.toISOString().slice(0, 19).replace("T", " ").replace(/:00$/, ""),
  );
  if (times.length === 0) return undefined;
  return formatMessage(texts, "hover.cron-next", { today, times: times.join(", ") });
}
