import type { Operation, Phrase } from "#commands/operations/operation.ts";
import type { Services } from "#commands/services.ts";
import { formatMessage } from "#texts/catalogue.ts";

type Speaking = Pick<Services, "texts">;

export function say({ texts }: Speaking, { key, values }: Phrase): string {
  return formatMessage(texts, key, values);
}

/** What the operation does, as a command: "Make pg-2 the primary of pg". */
export function titleOf({ texts }: Speaking, { verb, values }: Operation): string {
  return formatMessage(texts, `operation.${verb}`, values);
}
