import type { Command } from "#commands/command.ts";
import { chooseCluster } from "#commands/connection/choose-cluster.ts";
import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { startForward } from "#commands/forward/start-forward.ts";
import type { Services } from "#commands/services.ts";
import { targetOf } from "#commands/target.ts";
import { tell } from "#commands/tell.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { instancesOf, partsOf } from "#live/cluster-view.ts";
import { metricsPort, postgresPort } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { TreeNode } from "#tree/tree-node.ts";

export const forwardPrimary: Command = forwardTo("rw");
export const forwardReplica: Command = forwardTo("ro");
export const forwardAny: Command = forwardTo("r");

/** Of the row's instance; else of whichever is the primary. */
export const forwardMetrics: Command = async (node, services) => {
  const place = await chooseCluster(node, services, tell(services, "forward.question"));
  if (place === undefined) return;
  const role = node?.kind === "instance" ? "instance" : "rw";
  const name = node?.kind === "instance" ? node.name : place.cluster.metadata.name;
  await startForward(services, { ...targetIn(place, role, name), port: metricsPort });
};

export const forwardInstance: Command = async (node, services) => {
  const place = await chooseCluster(node, services, tell(services, "forward.question"));
  if (place === undefined) return;
  const name =
    node?.kind === "instance"
      ? node.name
      : await chooseName(services, "forward.which-instance", instancesIn(services, place));
  if (name !== undefined) await startForward(services, targetIn(place, "instance", name));
};

export const forwardPooler: Command = async (node, services) => {
  const place = await chooseCluster(node, services, tell(services, "forward.question"));
  if (place === undefined) return;
  const name =
    poolerOf(node, services) ??
    (await chooseName(services, "forward.which-pooler", poolersIn(services, place)));
  if (name !== undefined) await startForward(services, targetIn(place, "pooler", name));
};

function forwardTo(role: "rw" | "ro" | "r"): Command {
  return async (node, services) => {
    const place = await chooseCluster(node, services, tell(services, "forward.question"));
    if (place === undefined) return;
    await startForward(services, targetIn(place, role, place.cluster.metadata.name));
  };
}

export function targetIn(
  { context, namespace, cluster }: ClusterPlace,
  role: TunnelTarget["role"],
  name: string,
): TunnelTarget {
  return { context, namespace, role, name, cluster: cluster.metadata.name, port: postgresPort };
}

function instancesIn({ store }: Services, { context, cluster }: ClusterPlace): readonly string[] {
  const state = store.context(context);
  const pods = state === undefined ? [] : instancesOf(state, cluster);
  const names = pods.map(({ metadata }) => metadata.name);
  return names.length > 0 ? names : (cluster.status?.instanceNames ?? []);
}

function poolersIn({ store }: Services, { context, cluster }: ClusterPlace): readonly string[] {
  const state = store.context(context);
  const poolers: readonly LiveObject[] =
    state === undefined ? [] : partsOf(state, cluster, "poolers.postgresql.cnpg.io");
  return poolers.map(({ metadata }) => metadata.name);
}

function poolerOf(node: TreeNode | undefined, services: Services): string | undefined {
  if (node?.kind !== "part" || node.part !== "poolers") return undefined;
  return targetOf(node, services)?.object.metadata.name;
}

async function chooseName(
  services: Services,
  question: string,
  names: readonly string[],
): Promise<string | undefined> {
  if (names.length === 0) {
    await services.ui.inform(tell(services, `${question}.none`));
    return undefined;
  }
  const choices = names.map((name) => ({ label: name, value: name }));
  return services.ui.choose(tell(services, question), choices);
}
