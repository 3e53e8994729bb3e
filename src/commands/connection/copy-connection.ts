import type { Command } from "#commands/command.ts";
import { chooseCluster, findCluster } from "#commands/connection/choose-cluster.ts";
import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { chooseLogin, readLogin, readServerCa } from "#commands/connection/read-login.ts";
import type { Credentials } from "#commands/connection/read-login.ts";
import { addressOf } from "#commands/forward/address-of.ts";
import { asTunnelNode } from "#commands/forward/tunnel-node.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";
import type { ConnectionFacts, ConnectionFormat } from "#domain/postgres/connection-string.ts";
import { postgresPort } from "#live/tunnel-target.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** A connection string in the form and for the way that the person chooses. */
export const copyConnection: Command = async (node, services) => {
  const row = asTunnelNode(node);
  const tunnel = row === undefined ? undefined : services.connect.tunnels.get(row.id);
  if (tunnel !== undefined) {
    await copyConnectionOf(services, tunnel);
    return;
  }
  const place = await chooseCluster(node, services, tell(services, "copy-connection.cluster"));
  if (place === undefined) return;
  const { context, namespace, cluster } = place;
  const tunnels = services.connect.tunnels
    .list()
    .filter(
      ({ target }) =>
        target.context === context &&
        target.namespace === namespace &&
        target.cluster === cluster.metadata.name,
    );
  const inside = { label: `${cluster.metadata.name}-rw.${namespace}`, value: undefined };
  const ways = await Promise.all(
    tunnels.map(async (value) => ({ label: await addressOf(services, value), value })),
  );
  const way = await services.ui.choose<Tunnel | undefined | "in">(
    tell(services, "copy-connection.way"),
    [...ways, { ...inside, description: tell(services, "copy-connection.inside"), value: "in" }],
  );
  if (way !== undefined) await copyFor(services, place, way === "in" ? undefined : way);
};

export async function copyConnectionOf(services: Services, tunnel: Tunnel): Promise<void> {
  await copyFor(services, placeOf(services, tunnel), tunnel);
}

export function placeOf(services: Services, { target }: Tunnel): ClusterPlace {
  const place = findCluster(services, { ...target, name: target.cluster ?? "" });
  if (place === undefined) throw new Error(tell(services, "copy-connection.gone"));
  return place;
}

type Format = ConnectionFormat | "kubectl";

const formats: readonly Format[] = ["uri", "keywords", "jdbc", "pgpass", "kubectl"];

async function copyFor(
  services: Services,
  place: ClusterPlace,
  tunnel: Tunnel | undefined,
): Promise<void> {
  const format = await services.ui.choose(
    tell(services, "copy-connection.format"),
    formats.map((value) => ({ label: tell(services, `copy-connection.format.${value}`), value })),
  );
  if (format === "kubectl") {
    await copyText(services, writeKubectl(place), { isSecret: false, isFileElsewhere: false });
  } else if (format !== undefined) await copyString(services, place, { format, tunnel });
}

interface Wish {
  readonly format: ConnectionFormat;
  readonly tunnel: Tunnel | undefined;
}

async function copyString(
  services: Services,
  place: ClusterPlace,
  { format, tunnel }: Wish,
): Promise<void> {
  const login = await chooseLogin(services, place);
  if (login === undefined) return;
  const withPassword = await askForPassword(services, format);
  if (withPassword === undefined) return;
  const credentials = await readLogin(services, place, login);
  const reach = tunnel && (await services.connect.reachOf(tunnel.port));
  const way = await describeWay(services, place, reach?.port);
  const facts = { ...way, ...(withPassword ? credentials : withoutPassword(credentials)) };
  await copyText(services, writeConnectionString(format, facts), {
    isSecret: withPassword,
    isFileElsewhere: format !== "pgpass" && reach?.machine === "other",
  });
}

function withoutPassword({ user, database }: Credentials): Omit<Credentials, "password"> {
  return { user, database };
}

interface Circumstances {
  readonly isSecret: boolean;
  /** It names a certificate that the machine for which it is does not have. */
  readonly isFileElsewhere: boolean;
}

async function copyText(
  { connect, ui, ...services }: Services,
  text: string,
  { isSecret, isFileElsewhere }: Circumstances,
): Promise<void> {
  if (isSecret) await connect.copySecret(text);
  else await ui.copy(text);
  const done = tell(services, isSecret ? "copy-connection.done-secret" : "copy-connection.done");
  const note = isFileElsewhere ? `. ${tell(services, "copy-connection.elsewhere")}` : "";
  await ui.inform(`${done}${note}`);
}

function askForPassword(services: Services, format: Format): Promise<boolean | undefined> {
  if (format === "pgpass") return Promise.resolve(true);
  return services.ui.choose(tell(services, "copy-connection.password"), [
    { label: tell(services, "copy-connection.without"), value: false },
    {
      label: tell(services, "copy-connection.with"),
      description: tell(services, "copy-connection.cleared"),
      value: true,
    },
  ]);
}

/**
 * Without a port it is the way from inside Kubernetes. The server's certificate names the Services, so that is the host
 * also where another address is dialled.
 */
export async function describeWay(
  services: Services,
  place: ClusterPlace,
  port: number | undefined,
): Promise<Pick<ConnectionFacts, "host" | "address" | "port" | "rootCert">> {
  const { namespace, cluster } = place;
  const host = `${cluster.metadata.name}-rw`;
  if (port === undefined) return { host: `${host}.${namespace}`, port: postgresPort };
  const name = [place.context, namespace, cluster.metadata.name].join("-");
  const rootCert = await services.connect.keepFile(
    `${name.replaceAll(/[^\w.-]/g, "_")}-ca.crt`,
    await readServerCa(services, place),
  );
  return { host, address: "127.0.0.1", port, rootCert };
}

function writeKubectl({ context, namespace, cluster }: ClusterPlace): string {
  const place = `--context '${context.replaceAll("'", String.raw`'\''`)}' --namespace ${namespace}`;
  return `kubectl ${place} port-forward service/${cluster.metadata.name}-rw 5432:5432`;
}
