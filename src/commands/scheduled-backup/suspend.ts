import { check } from "#commands/cluster/cluster-checks.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import type { Command } from "#commands/command.ts";
import { choosePart } from "#commands/operations/choose-part.ts";
import type { Observation, Operation, Phrase, Situation } from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import type { ScheduledBackupObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { parseTime } from "#live/health/health-fact.ts";

export function buildSuspension({ object, now }: Situation, suspend: boolean): Operation {
  const schedule = object as LiveObject & ScheduledBackupObject;
  const { name } = schedule.metadata;
  const isSuspended = schedule.spec?.suspend === true;
  const ref = refTo("scheduledbackups", schedule);
  const code = suspend ? "schedule-active" : "schedule-suspended";
  return {
    verb: suspend ? "schedule.suspend" : "schedule.resume",
    values: { name },
    target: ref,
    requests: [{ kind: "patch", ref, patch: { spec: { suspend } } }],
    preconditions: [check(code, isSuspended !== suspend, { name })],
    danger: { level: "button" },
    outage: noOutage,
    effects: suspend ? [phrase("effect.suspend")] : catchUp(schedule, now),
    expectation: { limit: 60_000, observe: (seen) => observe(seen, suspend) },
  };
}

/** The operator makes up for one run that was missed, at once. */
function catchUp({ status }: ScheduledBackupObject, now: number): readonly Phrase[] {
  const next = parseTime(status?.nextScheduleTime);
  if (next !== undefined && next > now) return [phrase("effect.noCatchUp")];
  return [phrase(next === undefined ? "effect.maybeCatchUp" : "effect.catchUp")];
}

function observe({ object }: Situation, suspend: boolean): Observation {
  if (object === undefined) return { state: "failed", why: phrase("seen.gone") };
  const { spec, status } = object as ScheduledBackupObject;
  if ((spec?.suspend === true) !== suspend) return waiting("spec");
  if (suspend) return reached("suspended");
  return reached("scheduleResumed", { next: status?.nextScheduleTime ?? "-" });
}

function suspensionCommand(suspend: boolean): Command {
  const verb = suspend ? "schedule.suspend" : "schedule.resume";
  return async (node, services) => {
    const chosen = await choosePart(node, services, { verb, plural: "scheduledbackups" });
    if (chosen === undefined) return;
    const build = (seen: Situation) => buildSuspension(seen, suspend);
    await runOperation({ ...chosen, needs: [], build }, services);
  };
}

export const suspendSchedule = suspensionCommand(true);
export const resumeSchedule = suspensionCommand(false);
