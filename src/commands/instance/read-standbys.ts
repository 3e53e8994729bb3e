import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { podOf, primaryOf } from "#commands/cluster/instances.ts";
import type { StandbyFacts, Standbys } from "#commands/instance/standby-facts.ts";
import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** Asks the primary's instance manager through the API server; undefined where that may not or cannot be. */
export async function readStandbys(connection: Connection, facts: ClusterFacts): Promise<Standbys> {
  const pod = podOf(facts, primaryOf(facts));
  if (pod === undefined) return undefined;
  try {
    const status = await connection.request<PrimaryStatus>({ path: statusPath(pod), limit: 8000 });
    return standbysOf(status);
  } catch (error) {
    if (error instanceof KubeError) return undefined;
    throw error;
  }
}

/** Of the instance manager's answer, what is used. */
interface PrimaryStatus {
  readonly currentLsn?: string;
  readonly replicationInfo?: readonly {
    readonly applicationName?: string;
    readonly state?: string;
    readonly replayLsn?: string;
    readonly syncState?: string;
  }[];
}

export function standbysOf({ currentLsn, replicationInfo = [] }: PrimaryStatus): Standbys {
  const written = parseLsn(currentLsn);
  return new Map(
    replicationInfo.map(({ applicationName = "", state = "-", syncState = "-", replayLsn }) => {
      const replayed = parseLsn(replayLsn);
      const known = written !== undefined && replayed !== undefined;
      const lag = known ? Math.max(0, Number(written - replayed)) : undefined;
      return [applicationName, { state, syncState, lag } satisfies StandbyFacts];
    }),
  );
}

function statusPath({ metadata, spec }: PodObject): string {
  const command = spec?.containers?.find(({ name }) => name === "postgres")?.command ?? [];
  const scheme = command.includes("--status-port-tls") ? "https" : "http";
  const { namespace = "", name } = metadata;
  return `/api/v1/namespaces/${namespace}/pods/${scheme}:${name}:8000/proxy/pg/status`;
}

function parseLsn(text: string | undefined): bigint | undefined {
  const match = /^([0-9A-F]+)\/([0-9A-F]+)$/i.exec(text ?? "");
  return match === null ? undefined : (BigInt(`0x${match[1]}`) << 32n) + BigInt(`0x${match[2]}`);
}
