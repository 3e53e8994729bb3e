import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";
import { tell } from "#tree/tree-environment.ts";

/** A schedule in words; as written where it cannot be read. */
export function describeCron(env: TreeEnvironment, text: string): string {
  const reading = parseCron(text);
  if ("problem" in reading) return text;
  const rhythm = describeRhythm(reading.schedule);
  const weekday = "weekday" in rhythm ? tell(env, `hover.weekday.${rhythm.weekday}`) : "";
  const month = "month" in rhythm ? tell(env, `hover.month.${rhythm.month}`) : "";
  return tell(env, `hover.cron.${rhythm.kind}`, { ...rhythm, weekday, month });
}
