import type { ContextState } from "#live/context-state.ts";

/** What is known of a resource in a namespace: all of it, not yet, or never for this user. */
export function visibilityOf(
  { scopes }: ContextState,
  resource: string,
  namespace: string | undefined,
): "listed" | "unread" | "denied" {
  const covering = [...scopes.values()].filter(
    (scope) =>
      scope.resource === resource &&
      (scope.namespace === undefined || scope.namespace === namespace),
  );
  if (covering.some(({ listed }) => listed)) return "listed";
  return covering.some(({ denied }) => denied !== undefined) ? "denied" : "unread";
}
