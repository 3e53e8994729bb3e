import { writeTable } from "#commands/describe/markdown.ts";
import { membersOf } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { PoolerObject } from "#domain/cnpg/live-shapes.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

const columns = ["name", "type", "mode", "pods", "phase"];

export function writePoolers(status: StatusView): readonly string[] {
  const { env } = status;
  const poolers = membersOf(status, "poolers") as unknown as readonly PoolerObject[];
  return writeTable(
    columns.map((column) => tell(env, `status.pooler.${column}`)),
    poolers.map((pooler) => writeRow(env, pooler)),
  );
}

function writeRow(env: TreeEnvironment, pooler: PoolerObject): readonly string[] {
  const { metadata, spec = {}, status = {} } = pooler;
  return [
    metadata.name,
    spec.type ?? "rw",
    spec.pgbouncer?.poolMode ?? "session",
    `${status.instances ?? 0}/${spec.instances ?? 1}`,
    describePhase(env, pooler),
  ];
}

/** Releases before 1.30 tell no phase. */
function describePhase(env: TreeEnvironment, { spec = {}, status = {} }: PoolerObject): string {
  const { phase = "", phaseReason = "" } = status;
  const paused = spec.pgbouncer?.paused === true ? tell(env, "pooler.paused") : "";
  return [...new Set([paused, phase, phaseReason])].filter((text) => text !== "").join("; ");
}
