import type { Services } from "#commands/services.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What the tree's own texts depend on, so that documents say the same as rows. */
export function environmentOf({ store, texts, explorer, now }: Services): TreeEnvironment {
  return { store, texts, options: explorer.options(), now: now() };
}
