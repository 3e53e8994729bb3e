import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import { spellRhythm } from "#texts/spell-rhythm.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** A schedule in words; as written where it cannot be read. */
export function describeCron({ texts }: TreeEnvironment, text: string): string {
  const reading = parseCron(text);
  return "problem" in reading ? text : spellRhythm(texts, describeRhythm(reading.schedule));
}
