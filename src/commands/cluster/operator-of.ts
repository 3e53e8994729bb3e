import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { newestOperator, resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";

/** The release that looks after the Cluster, as its pods tell; the newest known where they do not. */
export function operatorOf({ instances }: ClusterFacts): OperatorVersion {
  const written = instances?.[0]?.metadata.annotations?.["cnpg.io/operatorVersion"] ?? "";
  return resolveOperatorVersion(written)?.operator ?? newestOperator;
}
