import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { chooseWay, primaryIn } from "#commands/connection/choose-way.ts";
import { chooseLogin, readLogin, readServerCa } from "#commands/connection/read-login.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import type { Services } from "#commands/services.ts";
import type { SessionOptions } from "#postgres/session.ts";
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
  const way = await chooseWay(node, services, question, primaryIn);
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
