import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { EventsAnswer } from "#commands/describe/read-events.ts";
import type { Target } from "#commands/target.ts";
import type { ScopeState } from "#live/context-state.ts";
import { formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What a page about an object leaves out because it cannot be read, and why. */
export function listGaps(
  env: TreeEnvironment,
  { context, object }: Target,
  events: EventsAnswer,
): readonly string[] {
  const { namespace } = object.metadata;
  const scopes = [...(env.store.context(context)?.scopes.values() ?? [])];
  const mine = scopes.filter(
    (scope) => scope.namespace === undefined || scope.namespace === namespace,
  );
  const lines = [
    ...mine.flatMap((scope) => scopeGap(env, scope)),
    ...eventsGap(env, object, events),
  ];
  return lines.map((line) => `- ${escapeMarkdown(line)}`);
}

function scopeGap(env: TreeEnvironment, scope: ScopeState): readonly string[] {
  const { resource, denied, stale, namespace = tell(env, "describe.everywhere") } = scope;
  if (denied !== undefined) {
    return [tell(env, "describe.denied", { resource, verb: denied, namespace })];
  }
  if (stale === undefined) return [];
  const { message } = stale.problem;
  const since = formatSince(env, stale.since);
  return [tell(env, "describe.stale", { resource, since, message })];
}

function eventsGap(
  env: TreeEnvironment,
  { metadata }: Target["object"],
  events: EventsAnswer,
): readonly string[] {
  const { namespace = "default" } = metadata;
  if (events.kind === "denied") return [tell(env, "describe.events.denied", { namespace })];
  if (events.kind === "read") return [];
  return [tell(env, "describe.events.failed", { message: events.message })];
}
