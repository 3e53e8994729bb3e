import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { fencedInstances } from "#domain/cnpg/annotations.ts";
import { isReplicaCluster } from "#domain/cnpg/is-replica-cluster.ts";
import { parseTime } from "#live/health/health-fact.ts";
import { mainContainerOf } from "#live/health/judge-pod.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { formatSince } from "#tree/format-age.ts";
import { listClusterFacts } from "#tree/tooltips/cluster-tooltip.ts";
import { tell } from "#tree/tree-environment.ts";

/** What the Cluster is, and where it stands: one fact a line. */
export function writeSummary(status: StatusView): readonly string[] {
  const { env, state, view } = status;
  const told = listClusterFacts(env, state, view).map(({ key, value }): Fact => [
    tell(env, `tooltip.${key}`),
    value,
  ]);
  const own = (lister: Lister): readonly Fact[] =>
    Object.entries(lister(status)).flatMap(([key, value]) =>
      value === undefined || value === ""
        ? []
        : [[tell(env, `status.fact.${key}`), value] as const],
    );
  return [...own(place), ...told, ...own(postgres), ...own(special)].map(
    ([label, value]) => `- ${label}: ${escapeMarkdown(value)}`,
  );
}

type Fact = readonly [label: string, value: string];

type Lister = (status: StatusView) => Readonly<Record<string, string | undefined>>;

function place({ env, read, view }: StatusView) {
  const [worst] = view.health;
  return {
    context: read.context,
    namespace: read.namespace,
    cluster: read.name,
    health: worst === undefined ? "" : describeHealth(env, worst),
  };
}

function postgres({ env, cluster, view, primary }: StatusView) {
  const wanted = view.wanted.toString();
  const there = cluster.status?.instances?.toString() ?? "0";
  return {
    version: view.postgresVersion,
    systemId: primary?.systemId || cluster.status?.systemID,
    writes: primary === undefined ? undefined : describePosition(primary),
    instances: tell(env, "status.instances", { ready: view.ready, there, wanted }),
    running: describeStart({ env, view }),
  };
}

function describePosition({ lsn, currentWal }: NonNullable<StatusView["primary"]>): string {
  return currentWal === "" ? lsn : `${lsn} (${currentWal})`;
}

/** Of the container; PostgreSQL may have been restarted inside it since. */
function describeStart({ env, view }: Pick<StatusView, "env" | "view">): string | undefined {
  const { pods = [], primary } = view;
  const pod = pods.find(({ metadata }) => metadata.name === primary);
  const main = pod === undefined ? undefined : mainContainerOf(pod);
  const started = parseTime(main?.state?.running?.startedAt);
  return started === undefined ? undefined : formatSince(env, started);
}

function special({ cluster }: StatusView) {
  const { metadata, spec = {}, status = {} } = cluster;
  const fenced = fencedInstances(metadata);
  const { currentPrimary, targetPrimary } = status;
  return {
    switchingTo: targetPrimary === currentPrimary ? undefined : targetPrimary,
    fenced: fenced === "all" ? "*" : fenced.join(", "),
    replicaOf: isReplicaCluster(cluster) ? spec.replica?.source : undefined,
    demotionToken: describeToken(status.demotionToken),
  };
}

/** The token itself is for another manifest; that there is one is enough here. */
function describeToken(token: string | undefined): string | undefined {
  return token === undefined || token === "" ? undefined : `${token.slice(0, 12)}…`;
}
