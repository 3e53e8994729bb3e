import type { Command } from "#commands/command.ts";
import { chooseCluster } from "#commands/connection/choose-cluster.ts";
import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { listLogins } from "#live/list-logins.ts";
import { targetIn } from "#commands/forward/forward-role.ts";
import { isReadOnly } from "#commands/psql/is-read-only.ts";
import { PodPsql } from "#commands/psql/pod-psql.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import { partsOf } from "#live/cluster-view.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { TreeNode } from "#tree/tree-node.ts";
import { waitForPod } from "#tunnels/wait-for-pod.ts";

/** psql in the container of the primary, or of the row's instance: as superuser, without a password. */
export const openPodPsql: Command = async (node, services) => {
  const place = await chooseCluster(node, services, tell(services, "psql.cluster"));
  if (place === undefined) return;
  const database = await chooseDatabase(services, place);
  if (database === undefined) return;
  const target = targetOfRow(node, place);
  const readOnly = isReadOnly(services.connect.settings().readOnly, {
    ...place,
    name: place.cluster.metadata.name,
  });
  const session = { place, target, database, readOnly };
  const title = tell(services, "psql.title", { target: target.name });
  services.connect.terminals.openRemote(title, createProgram(services, session));
};

interface PsqlSession {
  readonly place: ClusterPlace;
  readonly target: TunnelTarget;
  readonly database: string;
  readonly readOnly: boolean;
}

function targetOfRow(node: TreeNode | undefined, place: ClusterPlace): TunnelTarget {
  return node?.kind === "instance"
    ? targetIn(place, "instance", node.name)
    : targetIn(place, "rw", place.cluster.metadata.name);
}

/** The application's, those that are declared, and the one that is always there. */
async function chooseDatabase(
  services: Services,
  { context, cluster }: ClusterPlace,
): Promise<string | undefined> {
  const state = services.store.context(context);
  const declared =
    state === undefined ? [] : partsOf(state, cluster, "databases.postgresql.cnpg.io");
  const names = declared.flatMap(({ spec }) => (spec as { name?: string } | undefined)?.name ?? []);
  const own = listLogins(cluster, []).map(({ database }) => database);
  const choices = [...new Set([...own, ...names, "postgres"])].map((name) => ({
    label: name,
    value: name,
  }));
  return services.ui.choose(tell(services, "psql.database"), choices);
}

/** How long a session waits for a primary, in milliseconds. */
const limit = 30_000;

function createProgram(services: Services, session: PsqlSession): PodPsql {
  const { place, target, database, readOnly } = session;
  let instance = "";
  return new PodPsql({
    banner: () => `${tell(services, "psql.connecting")}\r\n`,
    describeEnd: ({ exitCode, problem }) =>
      problem === undefined
        ? tell(services, "psql.ended", { code: exitCode })
        : tell(services, "psql.broken", { reason: problem }),
    async run(listener, signal) {
      const release = services.explorer.hold(place.context);
      try {
        const { store } = services;
        const onWait = (): void => undefined;
        instance = await waitForPod({ store, target, turn: 0, limit, signal, onWait });
        listener.onOutput(writeBanner(services, session, instance));
        const connection = await services.connections.get(place.context);
        const command = psqlCommand(database, readOnly);
        const { namespace } = place;
        const request = { namespace, pod: instance, container: "postgres", command };
        return await openExec(connection, request, listener, signal);
      } finally {
        release();
      }
    },
  });
}

/** The socket's rules let the container's user in as `postgres`, and as nobody else. */
export function psqlCommand(database: string, readOnly: boolean): readonly string[] {
  const options = readOnly ? ["PGOPTIONS=-c default_transaction_read_only=on"] : [];
  return ["env", ...options, "psql", "-U", "postgres", "-d", database];
}

/** Red where a write would go through, blue where not. */
function writeBanner(
  services: Services,
  { place, target, readOnly }: PsqlSession,
  instance: string,
): string {
  const { context, namespace, cluster } = place;
  const isPrimary = cluster.status?.currentPrimary === instance || target.role === "rw";
  const colour = isPrimary && !readOnly ? "\u001B[41;97m" : "\u001B[44;97m";
  const values = { context, namespace, cluster: cluster.metadata.name, instance };
  const as = tell(services, "psql.as", {
    user: "postgres",
    role: isPrimary ? "primary" : "replica",
    mode: readOnly ? tell(services, "psql.read-only") : "",
  });
  return `${colour}${tell(services, "psql.banner", values)}\u001B[0m ${as}\r\n`;
}
