import { chooseCluster } from "#commands/cluster/choose-cluster.ts";
import { factsOf, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import { instanceNames } from "#commands/cluster/instances.ts";
import type { Command } from "#commands/command.ts";
import { buildPromotion } from "#commands/instance/promote.ts";
import { readStandbys } from "#commands/instance/read-standbys.ts";
import type { Standbys } from "#commands/instance/standby-facts.ts";
import { phrase } from "#commands/operations/operation.ts";
import { readSituation } from "#commands/operations/read-situation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";

/** Offers the instances with what is known of each, or takes the one of the row. */
export const promoteInstance: Command = async (node, services) => {
  const target = await chooseCluster(node, services, "instance.promote");
  if (target === undefined) return;
  const standbys = await askPrimary(target, services);
  const given = node?.kind === "instance" ? node.name : undefined;
  const instance = given ?? (await chooseCandidate(target, services, standbys));
  if (instance === undefined) return;
  const plan = planOnCluster(target, ["pods"], (facts) =>
    buildPromotion(facts, instance, standbys),
  );
  await runOperation(plan, services);
};

async function askPrimary(target: Target, services: Services): Promise<Standbys> {
  const connection = await services.connections.get(target.context);
  const plan = planOnCluster(target, ["pods"], () => {
    throw new Error("only read");
  });
  const situation = await readSituation(plan, connection, services.now());
  return situation.object === undefined ? undefined : readStandbys(connection, factsOf(situation));
}

/** The present primary is among them while a switchover away from it is under way. */
function chooseCandidate(
  { object }: Target,
  services: Services,
  standbys: Standbys,
): Promise<string | undefined> {
  const { name } = object.metadata;
  const cluster = object as Parameters<typeof instanceNames>[0]["cluster"];
  const action = say(services, phrase("operation.instance.promote.action"));
  const names = instanceNames({ cluster }).filter(
    (instance) => instance !== cluster.status?.targetPrimary,
  );
  return services.ui.choose(
    say(services, phrase("pick.instance", { action, name })),
    names.map((instance) => ({
      label: instance,
      description: describeStandby(services, standbys, instance),
      value: instance,
    })),
  );
}

function describeStandby(services: Services, standbys: Standbys, instance: string): string {
  const standby = standbys?.get(instance);
  if (standby === undefined) return say(services, phrase("standby.unknown"));
  const { state, syncState, lag } = standby;
  const kilobytes = lag === undefined ? "?" : Math.round(lag / 1024);
  return say(services, phrase("standby.known", { state, sync: syncState, lag: kilobytes }));
}
