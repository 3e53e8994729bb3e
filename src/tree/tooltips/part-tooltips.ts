import type { BackupObject, PoolerObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import { tooltipRow, writeTooltip } from "#tree/tooltips/write-tooltip.ts";
import type { TooltipRow } from "#tree/tooltips/write-tooltip.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** The tooltip of an object's row; undefined where the row says it all. */
export function writePartTooltip(
  env: TreeEnvironment,
  part: PartName,
  object: LiveObject,
): string | undefined {
  const rows = listers[part]?.(object);
  if (rows === undefined) return undefined;
  const { label, description } = parts[part].row(object, env);
  return writeTooltip(env, { title: [label, description], rows });
}

const listers: Partial<Readonly<Record<PartName, (object: LiveObject) => readonly TooltipRow[]>>> =
  { backups: backupRows, poolers: poolerRows };

function backupRows(object: LiveObject): readonly TooltipRow[] {
  const { status = {} } = object as LiveObject & BackupObject;
  const wal = [status.beginWal, status.endWal].filter((file) => file !== undefined);
  return [
    ...tooltipRow("backupId", status.backupId),
    ...tooltipRow("takenFrom", status.instanceID?.podName),
    ...tooltipRow("begin", status.startedAt),
    ...tooltipRow("end", status.stoppedAt),
    ...tooltipRow("wal", wal.join(" – ")),
    ...tooltipRow("error", status.error),
  ];
}

function poolerRows(object: LiveObject): readonly TooltipRow[] {
  const { spec = {}, status = {} } = object as LiveObject & PoolerObject;
  return [
    ...tooltipRow("cluster", spec.cluster?.name),
    ...tooltipRow("poolMode", spec.pgbouncer?.poolMode ?? "session"),
    ...tooltipRow("phase", status.phase),
  ];
}
