import { writeTable } from "#commands/describe/markdown.ts";
import type { KubeEvent } from "#kube/events/list-events.ts";
import { formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** Events as a table, in the order in which they are given. */
export function writeEvents(env: TreeEnvironment, events: readonly KubeEvent[]): readonly string[] {
  if (events.length === 0) return [tell(env, "describe.events.none")];
  const columns = ["when", "type", "reason", "object", "message"];
  return writeTable(
    columns.map((column) => tell(env, `describe.event.${column}`)),
    events.map(({ time, type, reason, kind, name, message, count }) => [
      formatSince(env, time),
      type,
      count > 1 ? `${reason} (${tell(env, "describe.events.count", { count })})` : reason,
      `${kind}/${name}`,
      message,
    ]),
  );
}
