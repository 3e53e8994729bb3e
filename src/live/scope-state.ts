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
  // What was listed before the right was taken away is forgotten.
  const readable = covering.filter(({ denied }) => denied !== "list");
  if (readable.some(({ listed }) => listed)) return "listed";
  return readable.length < covering.length ? "denied" : "unread";
}
