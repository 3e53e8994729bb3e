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
const levels = {
  "": "progress",
  pending: "progress",
  started: "progress",
  running: "progress",
  finalizing: "progress",
  completed: "good",
  failed: "error",
  walArchivingFailing: "warning",
} as const satisfies Readonly<Record<string, HealthLevel>>;

export const backupPart: Part = {
  resource: "backups.postgresql.cnpg.io",
  singular: "backup",
  compare: compareByAge,
  row(object, env) {
    const { metadata, status = {} } = object as LiveObject & BackupObject;
    const phase = status.phase ?? "";
    const known = isKnown(phase) ? phase || "new" : "other";
    const state = known === "other" ? phase : tell(env, `backup.phase.${known}`);
    return createRow({
      label: metadata.name,
      description: describe(object, state, env),
      icon: iconOfLevel(isKnown(phase) ? levels[phase] : "warning"),
      contextValue: `backup.${known}`,
    });
  },
};

function isKnown(phase: string): phase is keyof typeof levels {
  return phase in levels;
}

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
