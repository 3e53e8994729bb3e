import type { Command } from "#commands/command.ts";
import { chooseWay } from "#commands/connection/choose-way.ts";
import { describeWay } from "#commands/connection/copy-connection.ts";
import { installedClients } from "#commands/connection/database-clients.ts";
import type { DatabaseClient, HandOver } from "#commands/connection/database-clients.ts";
import { chooseLogin, readLogin } from "#commands/connection/read-login.ts";
import type { Credentials } from "#commands/connection/read-login.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";

/**
 * Opens the connection in another extension that works with PostgreSQL. None of them takes a password in a way that is
 * neither logged nor kept, so it is offered for the clipboard.
 */
export const handOverConnection: Command = async (node, services) => {
  const way = await chooseWay(node, services, tell(services, "hand-over.cluster"));
  if (way === undefined) return;
  const client = await chooseClient(services);
  if (client === "none") return;
  const login = await chooseLogin(services, way.place);
  if (login === undefined) return;
  const readPassword = (): Promise<Credentials> => readLogin(services, way.place, login);
  const { user, database } = await readPassword();
  const name = `${describeTarget(way.tunnel.target)} · ${way.place.context}`;
  const facts = {
    ...(await describeWay(services, way.place, way.tunnel.port)),
    user,
    database,
    name,
  };
  const message = await handOver(services, client, facts);
  const copyPassword = tell(services, "hand-over.copy-password");
  const answer = await services.ui.inform(message, [copyPassword]);
  if (answer !== copyPassword) return;
  await services.connect.copySecret((await readPassword()).password);
};

/** Undefined: there is none; `none`: the person went away. */
async function chooseClient(services: Services): Promise<DatabaseClient | undefined | "none"> {
  const clients = installedClients(services.connect.peers);
  if (clients.length < 2) return clients[0];
  const choices = clients.map((value) => ({ label: value.name, value }));
  return (await services.ui.choose(tell(services, "hand-over.client"), choices)) ?? "none";
}

/** Gives what to tell the person. */
async function handOver(
  services: Services,
  client: DatabaseClient | undefined,
  facts: HandOver,
): Promise<string> {
  if (client === undefined) {
    // For a program of the person's own; an extension runs beside us.
    const { port } = await services.connect.reachOf(facts.port);
    await services.ui.copy(writeConnectionString("uri", { ...facts, port }));
    return tell(services, "hand-over.no-client");
  }
  const done = await client.handOver(services.connect.peers, facts);
  if (done === "opened") return tell(services, "hand-over.opened", { client: client.name });
  await services.ui.copy(done.copy);
  return tell(services, "hand-over.copied", { client: client.name });
}
