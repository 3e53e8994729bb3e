import { buildPoolerPause } from "#commands/pooler/pause.ts";
import { buildSuspension } from "#commands/scheduled-backup/suspend.ts";
import { phrase } from "#commands/operations/operation.ts";
import type { Plan } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import type {
  ClusterObject,
  PoolerObject,
  ScheduledBackupObject,
} from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { partsOf } from "#live/cluster-view.ts";

/** What goes on in vain while a Cluster sleeps: its schedules and its poolers. */
export async function offerDependents(
  { context, object }: Target,
  services: Services,
  direction: "stop" | "start",
): Promise<void> {
  const state = services.store.context(context);
  if (state === undefined) return;
  const cluster = object as LiveObject & ClusterObject;
  const stop = direction === "stop";
  const partsNamed = (plural: string) => partsOf(state, cluster, `${plural}.postgresql.cnpg.io`);
  const schedules = partsNamed("scheduledbackups").filter((part) => isSuspended(part) !== stop);
  const poolers = partsNamed("poolers").filter((part) => isPaused(part) !== stop);
  const plans = [
    ...schedules.map((part) => planOn(context, "scheduledbackups", part, stop)),
    ...poolers.map((part) => planOn(context, "poolers", part, stop)),
  ];
  if (plans.length === 0) return;
  const title = say(
    services,
    phrase(`pick.dependents.${direction}`, { name: object.metadata.name }),
  );
  const chosen = await services.ui.chooseMany(
    title,
    plans.map((plan) => ({
      label: plan.target.name,
      description: plan.target.resource.kind,
      value: plan,
      picked: true,
    })),
  );
  for (const plan of chosen ?? []) await runOperation(plan, services);
}

function isSuspended({ spec }: ScheduledBackupObject): boolean {
  return spec?.suspend === true;
}

function isPaused({ spec }: PoolerObject): boolean {
  return spec?.pgbouncer?.paused === true;
}

function planOn(
  context: string,
  plural: "scheduledbackups" | "poolers",
  part: LiveObject,
  stop: boolean,
): Plan {
  const build = plural === "poolers" ? buildPoolerPause : buildSuspension;
  return {
    context,
    target: refTo(plural, part),
    needs: [],
    cluster: undefined,
    build: (situation) => build(situation, stop),
  };
}
