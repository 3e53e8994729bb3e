import { chooseCluster } from "#commands/connection/choose-cluster.ts";
import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { placeOf } from "#commands/connection/copy-connection.ts";
import { chooseLogin, readLogin, readServerCa } from "#commands/connection/read-login.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import { targetIn } from "#commands/forward/forward-role.ts";
import { openTunnel } from "#commands/forward/start-forward.ts";
import { asTunnelNode } from "#commands/forward/tunnel-node.ts";
import type { Services } from "#commands/services.ts";
import type { SessionOptions } from "#postgres/session.ts";
import type { TreeNode } from "#tree/tree-node.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** A way to PostgreSQL that a command may use once. */
export interface SessionWay {
  readonly place: ClusterPlace;
  readonly tunnel: Tunnel;
  /** `pg (rw)`. */
  readonly name: string;
  readonly options: SessionOptions;
}

/** The tunnel of the row, else one to the primary of the row's cluster, and who logs in. */
export async function chooseSession(
  node: unknown,
  services: Services,
  question: string,
): Promise<SessionWay | undefined> {
  const way = await chooseTunnelTo(node, services, question);
  if (way === undefined) return undefined;
  const { place, tunnel } = way;
  const login = await chooseLogin(services, place);
  if (login === undefined) return undefined;
  const [credentials, ca] = await Promise.all([
    readLogin(services, place, login),
    readServerCa(services, place),
  ]);
  const { port, target } = tunnel;
  const serverName = `${place.cluster.metadata.name}-rw`;
  const options = { address: "127.0.0.1", port, serverName, ca, ...credentials };
  return { place, tunnel, name: describeTarget(target), options };
}

export async function chooseTunnelTo(
  node: unknown,
  services: Services,
  question: string,
): Promise<{ readonly place: ClusterPlace; readonly tunnel: Tunnel } | undefined> {
  const row = asTunnelNode(node);
  const known = row === undefined ? undefined : services.connect.tunnels.get(row.id);
  if (known !== undefined) return { tunnel: known, place: placeOf(services, known) };
  const place = await chooseCluster(node as TreeNode | undefined, services, question);
  if (place === undefined) return undefined;
  const target = targetIn(place, "rw", place.cluster.metadata.name);
  const tunnel = await openTunnel(services, target);
  return tunnel === undefined ? undefined : { place, tunnel };
}
