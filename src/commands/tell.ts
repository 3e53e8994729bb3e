import type { Services } from "#commands/services.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** A text of the catalogue: `command.<key>` in the person's language. */
export function tell(
  { texts }: Pick<Services, "texts">,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  return formatMessage(texts, `command.${key}`, values);
}
