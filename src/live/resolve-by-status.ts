import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import { gone, named, takeTurn, waiting } from "#live/resolution.ts";
import type { Resolution } from "#live/resolution.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";

/** Where pods may not be seen, what the operator writes down about them has to do. */
export function resolveByStatus(
  cluster: ClusterObject,
  target: TunnelTarget,
  turn: number,
): Resolution {
  const { currentPrimary, instanceNames = [] } = cluster.status ?? {};
  switch (target.role) {
    case "rw":
      return primaryByStatus(cluster);
    case "ro": {
      const others = instanceNames.filter((name) => name !== currentPrimary);
      return takeTurn(others, turn, "no-ready-replica");
    }
    case "r":
      return takeTurn(instanceNames, turn, "no-ready-instance");
    case "instance":
      return named(target.name);
    default:
      return gone("not-followed");
  }
}

/**
 * The primary that the operator names, unless it has asked for another one: from then on the old one
 * refuses new sessions.
 */
export function primaryByStatus({ status = {} }: ClusterObject): Resolution {
  const { currentPrimary = "", targetPrimary = currentPrimary } = status;
  if (currentPrimary === "") return waiting("no-primary");
  return targetPrimary === currentPrimary ? named(currentPrimary) : waiting("switchover");
}
