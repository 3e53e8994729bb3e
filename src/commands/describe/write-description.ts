import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { EventsAnswer } from "#commands/describe/read-events.ts";
import { listGaps } from "#commands/describe/list-gaps.ts";
import { writeConditions } from "#commands/describe/write-conditions.ts";
import { writeEvents } from "#commands/describe/write-events.ts";
import type { Target } from "#commands/target.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import { parts } from "#tree/parts/parts.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** An object as a page: state, conditions, events, and what is missing. A Cluster's page is its status. */
export function writeDescription(
  env: TreeEnvironment,
  target: Target,
  events: EventsAnswer,
): string {
  return joinBlocks([
    ...writeHead(env, target),
    section(env, "state", stateLines(env, target)),
    section(env, "conditions", writeConditions(env, target.object)),
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

function stateLines(env: TreeEnvironment, { resource, object }: Target): readonly string[] {
  const part = Object.values(parts).find((each) => each.resource === nameResource(resource));
  const text = part?.row(object, env).description ?? "";
  return text === "" ? [] : [escapeMarkdown(text)];
}

function eventLines(env: TreeEnvironment, answer: EventsAnswer): readonly string[] {
  return answer.kind === "read" ? writeEvents(env, answer.events) : [];
}
