import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";

/** How often a schedule fires, by what is known of it: `kind`, and the values that its message names. */
export interface Rhythm {
  readonly kind: string;
  /** Sunday is 0. */
  readonly weekday?: number;
  /** January is 1. */
  readonly month?: number;
}

/** A schedule as one phrase. */
export function spellRhythm(texts: Catalogue, rhythm: Rhythm): string {
  const { kind, weekday, month } = rhythm;
  return formatMessage(texts, `hover.cron.${kind}`, {
    ...rhythm,
    weekday: weekday === undefined ? "" : formatMessage(texts, `hover.weekday.${weekday}`),
    month: month === undefined ? "" : formatMessage(texts, `hover.month.${month}`),
  });
}
