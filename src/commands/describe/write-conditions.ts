import { writeTable } from "#commands/describe/markdown.ts";
import type { Condition } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** The conditions of any object as a table. */
export function writeConditions(env: TreeEnvironment, object: LiveObject): readonly string[] {
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
