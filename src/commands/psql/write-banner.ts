import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";

export interface BannerFacts {
  readonly place: ClusterPlace;
  readonly target: TunnelTarget;
  /** The pod, where it is known. */
  readonly instance: string | undefined;
  /** Whose rights the session has. */
  readonly user: string;
  readonly database: string;
  /** `unset`: it is wanted, and this way cannot say it to PostgreSQL. */
  readonly readOnly: boolean | "unset";
}

/** One line before the first prompt: red where a write would go through, blue where not. */
export function writeBanner(services: Services, facts: BannerFacts): string {
  const { place, target, user, database, readOnly } = facts;
  const { context, namespace, cluster } = place;
  const instance = facts.instance ?? target.name;
  const role = roleOf(facts, instance);
  const colour = role !== "replica" && readOnly !== true ? red : blue;
  const values = { context, namespace, cluster: cluster.metadata.name, instance };
  const mode = { true: "psql.read-only", unset: "psql.read-only-unset", false: undefined };
  const key = mode[`${readOnly}`];
  const as = tell(services, "psql.as", {
    user,
    database,
    role,
    mode: key === undefined ? "" : tell(services, key),
  });
  return `${colour}${tell(services, "psql.banner", values)}${reset} ${as}`;
}

const red = "\u001B[41;97m";
const blue = "\u001B[44;97m";
const reset = "\u001B[0m";

function roleOf(
  { place, target }: BannerFacts,
  instance: string,
): "primary" | "replica" | "pooler" | "instance" {
  if (target.role === "pooler") return "pooler";
  if (target.role === "r") return "instance";
  const isPrimary = place.cluster.status?.currentPrimary === instance || target.role === "rw";
  return isPrimary ? "primary" : "replica";
}
