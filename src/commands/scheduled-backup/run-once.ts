import { backupOfSpec, buildBackup } from "#commands/backup/build-backup.ts";
import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { Command } from "#commands/command.ts";
import { choosePart } from "#commands/operations/choose-part.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { Services } from "#commands/services.ts";
import type { Plan } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { resourceOf } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { ScheduledBackupObject } from "#domain/cnpg/live-shapes.ts";
import { keyOfCluster } from "#live/context-state.ts";

/** A Backup with what the schedule asks for; the schedule itself goes on as before. */
export const runScheduleOnce: Command = async (node, services) => {
  const question = { verb: "schedule.runOnce", plural: "scheduledbackups" };
  const chosen = await choosePart(node, services, question);
  if (chosen === undefined) return;
  const { context, target, cluster = "" } = chosen;
  const owner = services.store
    .context(context)
    ?.clusters.get(keyOfCluster(target.namespace, cluster));
  const schedule = findSchedule(services, chosen);
  if (owner === undefined || schedule === undefined) {
    await services.ui.warn(say(services, phrase("operation.gone", { name: cluster })));
    return;
  }
  const choice = backupOfSpec(schedule.spec ?? {}, target.name);
  const at = { context, resource: resourceOf("clusters"), object: owner };
  // The name holds the time: it stays the same when the plan is built again.
  const time = services.now();
  const plan = planOnCluster(at, ["pods", "backups"], (facts) => buildBackup(facts, choice, time));
  await runOperation(plan, services);
};

function findSchedule(
  { store }: Services,
  { context, target }: Pick<Plan, "context" | "target">,
): ScheduledBackupObject | undefined {
  const all = store.context(context)?.objects.get(nameResource(target.resource));
  return [...(all?.values() ?? [])].find(
    ({ metadata }) => metadata.name === target.name && metadata.namespace === target.namespace,
  );
}
