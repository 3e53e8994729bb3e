import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { podOf, primaryOf } from "#commands/cluster/instances.ts";
import type { Standbys } from "#commands/instance/standby-facts.ts";
import { readInstanceStatus } from "#domain/cnpg/instance-status.ts";
import type { InstanceStatus } from "#domain/cnpg/instance-status.ts";
import type { Connection } from "#kube/connection.ts";
import { askInstance } from "#kube/instance-status/ask-instance.ts";
import { KubeError } from "#kube/kube-error.ts";
import { endpointOf } from "#live/list-endpoints.ts";

/** Asks the primary's instance manager through the API server; undefined where that may not or cannot be. */
export async function readStandbys(connection: Connection, facts: ClusterFacts): Promise<Standbys> {
  const pod = podOf(facts, primaryOf(facts));
  if (pod === undefined) return undefined;
  try {
    return standbysOf(readInstanceStatus(await askInstance(connection, endpointOf(pod))));
  } catch (error) {
    if (error instanceof KubeError) return undefined;
    throw error;
  }
}

export function standbysOf({ position, replicas }: InstanceStatus): NonNullable<Standbys> {
  return new Map(
    replicas.map(({ name, state, sync, position: replayed }) => [
      name,
      { state: state || "-", syncState: sync || "-", lag: distance(position, replayed) },
    ]),
  );
}

/** The two are told one after the other, so a replica may seem to be ahead. */
function distance(written: number | undefined, replayed: number | undefined): number | undefined {
  return written === undefined || replayed === undefined
    ? undefined
    : Math.max(0, written - replayed);
}
