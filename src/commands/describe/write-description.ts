import { escapeMarkdown, writeTable } from "#commands/describe/markdown.ts";
import type { EventsAnswer } from "#commands/describe/read-events.ts";
import { listGaps } from "#commands/describe/list-gaps.ts";
import { listRelated } from "#commands/describe/list-related.ts";
import type { Target } from "#commands/target.ts";
import type { Condition } from "#domain/cnpg/live-shapes.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { clustersName } from "#live/context-state.ts";
import { viewCluster } from "#live/cluster-view.ts";
import type { ClusterView } from "#live/cluster-view.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { formatSince } from "#tree/format-age.ts";
import { parts } from "#tree/parts/parts.ts";
import { listClusterFacts } from "#tree/tooltips/cluster-tooltip.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** An object as a page: health, facts, conditions, what belongs to it, events, and what is missing. */
export function writeDescription(
  env: TreeEnvironment,
  target: Target,
  events: EventsAnswer,
): string {
  const view = viewOf(env, target);
  return joinBlocks([
    ...writeHead(env, target),
    section(env, "health", view === undefined ? [] : healthLines(env, view)),
    section(env, "state", stateLines(env, target, view)),
    section(env, "conditions", conditionLines(env, target)),
    section(env, "related", view === undefined ? [] : listRelated(env, target.context, view)),
    section(env, "events", eventLines(env, events)),
    section(env, "missing", listGaps(env, target, events)),
  ]);
}

export function writeEventsPage(
  env: TreeEnvironment,
  target: Target,
  events: EventsAnswer,
): string {
  return joinBlocks([
    ...writeHead(env, target),
    section(env, "events", eventLines(env, events)),
    section(env, "missing", listGaps(env, target, events)),
  ]);
}

function writeHead(env: TreeEnvironment, { context, resource, object }: Target): readonly string[] {
  const { name, namespace } = object.metadata;
  const place = namespace === undefined ? "" : `${namespace}/`;
  const time = new Date(env.now).toISOString();
  return [
    `# ${escapeMarkdown(`${resource.kind} ${place}${name}`)}`,
    escapeMarkdown(tell(env, "describe.as-of", { time, context })),
  ];
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Left out where it has nothing to say. */
function section(env: TreeEnvironment, key: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${tell(env, `describe.${key}`)}\n\n${lines.join("\n")}`;
}

function viewOf(
  env: TreeEnvironment,
  { context, resource, object }: Target,
): ClusterView | undefined {
  const state = env.store.context(context);
  if (state === undefined || nameResource(resource) !== clustersName) return undefined;
  return viewCluster(state, object, env.now);
}

function healthLines(env: TreeEnvironment, { health }: ClusterView): readonly string[] {
  return health.map((fact) => `- **${fact.level}** ${escapeMarkdown(describeHealth(env, fact))}`);
}

function stateLines(
  env: TreeEnvironment,
  { context, resource, object }: Target,
  view: ClusterView | undefined,
): readonly string[] {
  const state = env.store.context(context);
  if (view !== undefined && state !== undefined) {
    const facts = listClusterFacts(env, state, view);
    return facts.map(
      ({ key, value }) => `- ${tell(env, `tooltip.${key}`)}: ${escapeMarkdown(value)}`,
    );
  }
  const part = Object.values(parts).find((each) => each.resource === nameResource(resource));
  const text = part?.row(object, env).description ?? "";
  return text === "" ? [] : [escapeMarkdown(text)];
}

function conditionLines(env: TreeEnvironment, { object }: Target): readonly string[] {
  const { status } = object as { readonly status?: { readonly conditions?: unknown } };
  const conditions = Array.isArray(status?.conditions)
    ? (status.conditions as readonly Condition[])
    : [];
  const columns = ["type", "status", "reason", "since", "message"];
  return writeTable(
    columns.map((column) => tell(env, `describe.condition.${column}`)),
    conditions.map(({ type, status: value, reason = "", message = "", lastTransitionTime }) => {
      const since = parseTime(lastTransitionTime);
      return [type, value, reason, since === undefined ? "" : formatSince(env, since), message];
    }),
  );
}

function eventLines(env: TreeEnvironment, answer: EventsAnswer): readonly string[] {
  if (answer.kind !== "read") return [];
  if (answer.events.length === 0) return [tell(env, "describe.events.none")];
  const columns = ["when", "type", "reason", "object", "message"];
  return writeTable(
    columns.map((column) => tell(env, `describe.event.${column}`)),
    answer.events.map(({ time, type, reason, kind, name, message, count }) => [
      formatSince(env, time),
      type,
      count > 1 ? `${reason} (${tell(env, "describe.events.count", { count })})` : reason,
      `${kind}/${name}`,
      message,
    ]),
  );
}
