import { joinShown } from "#tree/join-shown.ts";
import type { BackupObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { parseTime } from "#live/health/health-fact.ts";
import type { HealthLevel } from "#live/health/health-fact.ts";
import { formatLength, formatSince } from "#tree/format-age.ts";
import { compareByAge, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** Phases of a Backup as the operator writes them; others are shown as they are. */
const levels: Readonly<Record<string, HealthLevel>> = {
  "": "progress",
  pending: "progress",
  started: "progress",
  running: "progress",
  finalizing: "progress",
  completed: "good",
  failed: "error",
  walArchivingFailing: "warning",
};

export const backupPart: Part = {
  resource: "backups.postgresql.cnpg.io",
  singular: "backup",
  compare: compareByAge,
  row(object, env) {
    const { metadata, status = {} } = object as LiveObject & BackupObject;
    const phase = status.phase ?? "";
    const level = levels[phase] ?? "warning";
    const state = phase in levels ? tell(env, `backup.phase.${phase || "new"}`) : phase;
    return createRow({
      label: metadata.name,
      description: describe(object, state, env),
      icon: iconOfLevel(level),
      contextValue: `backup.${phase === "" ? "new" : phase}`,
    });
  },
};

function describe(backup: BackupObject, state: string, env: TreeEnvironment): string {
  const { metadata, spec = {}, status = {} } = backup;
  const created = parseTime(metadata.creationTimestamp);
  const parts = [
    state,
    tell(env, `backup.method.${status.method ?? spec.method ?? "barmanObjectStore"}`),
    created === undefined ? "" : formatSince(env, created),
    durationOf(backup, env),
    spec.target === undefined ? "" : tell(env, "backup.target", { target: spec.target }),
    status.error ?? "",
  ];
  return joinShown(parts);
}

function durationOf({ status = {} }: BackupObject, env: TreeEnvironment): string {
  const [from, to] = [parseTime(status.startedAt), parseTime(status.stoppedAt)];
  if (from === undefined || to === undefined) return "";
  return tell(env, "backup.took", { length: formatLength(env, to - from) });
}
