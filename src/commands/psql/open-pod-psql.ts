import type { Command } from "#commands/command.ts";
import { chooseCluster } from "#commands/connection/choose-cluster.ts";
import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { targetIn } from "#commands/forward/forward-role.ts";
import { choosePsqlNames } from "#commands/psql/choose-names.ts";
import type { PsqlChoice } from "#commands/psql/choose-names.ts";
import { isReadOnly } from "#commands/psql/is-read-only.ts";
import { PodPsql } from "#commands/psql/pod-psql.ts";
import { writeBanner } from "#commands/psql/write-banner.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { TreeNode } from "#tree/tree-node.ts";
import { waitForPod } from "#tunnels/wait-for-pod.ts";

/** psql in the container of the primary, or of the row's instance: as superuser, without a password. */
export const openPodPsql: Command = async (node, services) => {
  const place = await chooseCluster(node, services, tell(services, "psql.cluster"));
  if (place === undefined) return;
  const target = targetOfRow(node, place);
  const choice = await choosePsqlNames(services, place, target);
  if (choice === undefined) return;
  const session = { place, target, readOnly: isReadOnly(services, place), ...choice };
  const title = tell(services, "psql.title", { target: target.name });
  services.connect.terminals.openRemote(title, createProgram(services, session));
};

interface PsqlSession extends PsqlChoice {
  readonly place: ClusterPlace;
  readonly target: TunnelTarget;
  readonly readOnly: boolean;
}

function targetOfRow(node: TreeNode | undefined, place: ClusterPlace): TunnelTarget {
  return node?.kind === "instance"
    ? targetIn(place, "instance", node.name)
    : targetIn(place, "rw", place.cluster.metadata.name);
}

/** How long a session waits for a primary, in milliseconds. */
const limit = 30_000;

function createProgram(services: Services, session: PsqlSession): PodPsql {
  const { place, target } = session;
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
        const pod = await waitForPod({ store, target, turn: 0, limit, signal, onWait });
        const facts = { ...session, instance: pod, user: session.role };
        listener.onOutput(`${writeBanner(services, facts)}\r\n`);
        const connection = await services.connections.get(place.context);
        const command = psqlCommand(session);
        const request = { namespace: place.namespace, pod, container: "postgres", command };
        return await openExec(connection, request, listener, signal);
      } finally {
        release();
      }
    },
  });
}

/**
 * The socket's rules let the container's user in as `postgres`, and as nobody else; another role is taken on by
 * setting it, and `reset role` gives it back. The images set no locale, and without one psql takes each byte of a
 * character for itself.
 */
export function psqlCommand({
  database,
  role,
  readOnly,
}: PsqlChoice & { readonly readOnly: boolean }): readonly string[] {
  const options = [
    ...(readOnly ? ["-c default_transaction_read_only=on"] : []),
    ...(role === "postgres" ? [] : [`-c role=${role.replaceAll(/[\\\s]/g, String.raw`\$&`)}`]),
  ];
  return [
    "env",
    "LANG=C.UTF-8",
    "PGCLIENTENCODING=UTF8",
    ...(options.length === 0 ? [] : [`PGOPTIONS=${options.join(" ")}`]),
    "psql",
    "-U",
    "postgres",
    "-d",
    database,
  ];
}
