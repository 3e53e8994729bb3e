import type { ContextState } from "#live/context-state.ts";
import type { LiveStore } from "#live/live-store.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** What the text of rows depends on, besides the node. */
export interface TreeEnvironment {
  readonly store: LiveStore;
  readonly texts: Catalogue;
  readonly options: TreeOptions;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface TreeOptions {
  readonly grouping: "flat" | "namespace";
  /** Clusters whose name or namespace holds it; empty: all. */
  readonly filter: string;
  readonly unhealthyOnly: boolean;
  /** Contexts that are shown, in this order; also those that nothing is known about yet. */
  readonly contexts: readonly string[];
  /** How many rows of a long group are shown, by the group's id. */
  readonly shown: ReadonlyMap<string, number>;
}

export type MessageValues = Readonly<Record<string, string | number>>;

export function tell(env: TreeEnvironment, key: string, values?: MessageValues): string {
  return formatMessage(env.texts, key, values);
}

export function contextOf(env: TreeEnvironment, name: string): ContextState | undefined {
  return env.store.context(name);
}
