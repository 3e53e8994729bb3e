import type { LiveStore } from "#live/live-store.ts";
import { operatorVersionOf } from "#live/operator-version.ts";

/** An operator that runs in a context which is followed. */
export interface ConnectedOperator {
  readonly context: string;
  /** As `1.30.0`. */
  readonly version: string;
}

export function listConnectedOperators(store: LiveStore): readonly ConnectedOperator[] {
  return store.contexts().flatMap((state) => {
    const version = operatorVersionOf(state);
    return version === undefined ? [] : [{ context: state.name, version }];
  });
}
