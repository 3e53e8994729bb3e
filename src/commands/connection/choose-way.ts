import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { chooseCluster } from "#commands/connection/choose-cluster.ts";
import { placeOf } from "#commands/connection/copy-connection.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import { targetIn } from "#commands/forward/forward-role.ts";
import { openTunnel } from "#commands/forward/start-forward.ts";
import { asTunnelNode } from "#commands/forward/tunnel-node.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { partsOf } from "#live/cluster-view.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { TreeNode } from "#tree/tree-node.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** A Cluster and a local port that leads to it. */
export interface TunnelWay {
  readonly place: ClusterPlace;
  readonly tunnel: Tunnel;
}

type ChooseTarget = (
  place: ClusterPlace,
  services: Services,
) => Promise<TunnelTarget | undefined> | TunnelTarget;

/** The tunnel of the row; else one to the primary, the replicas or a pooler of a Cluster, as the person chooses. */
export async function chooseWay(
  node: unknown,
  services: Services,
  question: string,
  choose: ChooseTarget = chooseTarget,
): Promise<TunnelWay | undefined> {
  const row = asTunnelNode(node);
  const known = row === undefined ? undefined : services.connect.tunnels.get(row.id);
  if (known !== undefined) return { tunnel: known, place: placeOf(services, known) };
  const place = await chooseCluster(node as TreeNode | undefined, services, question);
  if (place === undefined) return undefined;
  const target = await choose(place, services);
  if (target === undefined) return undefined;
  const tunnel = await openTunnel(services, target);
  return tunnel === undefined ? undefined : { place, tunnel };
}

export function primaryIn(place: ClusterPlace): TunnelTarget {
  return targetIn(place, "rw", place.cluster.metadata.name);
}

function chooseTarget(place: ClusterPlace, services: Services): Promise<TunnelTarget | undefined> {
  const [first, ...others] = targetsIn(services, place);
  if (others.length === 0) return Promise.resolve(first);
  const choices = [first, ...others].flatMap((value) =>
    value === undefined
      ? []
      : [{ label: describeTarget(value), description: tell(services, `way.${value.role}`), value }],
  );
  return services.ui.choose(tell(services, "way.question"), choices);
}

function targetsIn({ store }: Services, place: ClusterPlace): readonly TunnelTarget[] {
  const { context, cluster } = place;
  const state = store.context(context);
  const poolers = state === undefined ? [] : partsOf(state, cluster, "poolers.postgresql.cnpg.io");
  return [
    primaryIn(place),
    ...((cluster.spec?.instances ?? 1) > 1 ? [targetIn(place, "ro", cluster.metadata.name)] : []),
    ...poolers.map(({ metadata }) => targetIn(place, "pooler", metadata.name)),
  ];
}
