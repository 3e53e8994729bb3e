import { joinShown } from "#tree/join-shown.ts";
import type { ScheduledBackupObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { describeCron } from "#tree/describe-cron.ts";
import { formatSince } from "#tree/format-age.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

export const scheduledBackupPart: Part = {
  resource: "scheduledbackups.postgresql.cnpg.io",
  singular: "scheduledBackup",
  compare: compareByName,
  row(object, env) {
    const { metadata, spec = {} } = object as LiveObject & ScheduledBackupObject;
    const suspended = spec.suspend === true;
    return createRow({
      label: metadata.name,
      description: describe(object, env),
      icon: suspended ? iconOfLevel("inactive") : { id: "clock" },
      contextValue: suspended ? "scheduledBackup.suspended" : "scheduledBackup.active",
    });
  },
};

function describe({ spec = {}, status = {} }: ScheduledBackupObject, env: TreeEnvironment): string {
  const last = parseTime(status.lastScheduleTime);
  const next = parseTime(status.nextScheduleTime);
  const suspended = spec.suspend === true;
  const parts = [
    suspended ? tell(env, "schedule.suspended") : "",
    describeCron(env, spec.schedule ?? ""),
    last === undefined
      ? tell(env, "schedule.never")
      : tell(env, "schedule.last", { when: formatSince(env, last) }),
    suspended || next === undefined
      ? ""
      : tell(env, "schedule.next", { when: formatSince(env, next) }),
  ];
  return joinShown(parts);
}
