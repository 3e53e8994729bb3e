import type { ConnectionFacts } from "#domain/postgres/connection-string.ts";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";

/** What is handed over: everything but the password. */
export type HandOver = Omit<ConnectionFacts, "password"> & {
  /** What a person calls the connection. */
  readonly name: string;
};

/** Other extensions of the editor, by their id. */
export interface PeerClients {
  has(extension: string): boolean;
  /** Starts the extension and runs a command of it. Fails where there is no such command. */
  run(extension: string, command: string, ...values: readonly unknown[]): Promise<unknown>;
  /** Opens a link that the extension handles; false: the person refused, or nobody does. */
  open(extension: string, path: string, query: string): Promise<boolean>;
}

/** An extension that works with PostgreSQL, and its documented way in. None takes a password safely. */
export interface DatabaseClient {
  /** As it calls itself. */
  readonly name: string;
  /** It is usable where one of the lists is installed whole. */
  readonly extensions: readonly (readonly string[])[];
  /** `copy`: it takes nothing, so the person pastes this text into what was opened. */
  handOver(peers: PeerClients, facts: HandOver): Promise<"opened" | { readonly copy: string }>;
}

const pgsql = "ms-ossdata.vscode-pgsql";
const sqltools = "mtxr.sqltools";
const sqltoolsDriver = "mtxr.sqltools-driver-pg";
const databaseClients = [
  "cweijan.vscode-postgresql-client2",
  "cweijan.vscode-database-client2",
  "cweijan.vscode-mysql-client2",
] as const;

export const knownClients: readonly DatabaseClient[] = [
  { name: "PostgreSQL (Microsoft)", extensions: [[pgsql]], handOver: openPgsql },
  { name: "SQLTools", extensions: [[sqltools, sqltoolsDriver]], handOver: addToSqlTools },
  {
    name: "Database Client",
    extensions: databaseClients.map((id) => [id]),
    handOver: openDatabaseClient,
  },
];

export function installedClients(peers: PeerClients): readonly DatabaseClient[] {
  return knownClients.filter(({ extensions }) =>
    extensions.some((all) => all.every((id) => peers.has(id))),
  );
}

/** Its link fills the connection dialog. It refuses every link in which the word `password` stands. */
async function openPgsql(
  peers: PeerClients,
  facts: HandOver,
): Promise<"opened" | { readonly copy: string }> {
  const query = new URLSearchParams({
    server: facts.host,
    hostaddr: facts.address ?? "",
    port: String(facts.port),
    database: facts.database,
    user: facts.user,
    authenticationType: "SqlLogin",
    sslmode: "verify-full",
    sslrootcert: facts.rootCert ?? "",
    profileName: facts.name,
  }).toString();
  const isRefused = query.toLowerCase().includes("password");
  if (!isRefused && (await peers.open(pgsql, "/connect", query))) return "opened";
  return { copy: writeConnectionString("uri", facts) };
}

/** Its command keeps the connection in the setting `sqltools.connections`; it asks for the password when it connects. */
async function addToSqlTools(peers: PeerClients, facts: HandOver): Promise<"opened"> {
  const connection = {
    name: facts.name,
    driver: "PostgreSQL",
    server: facts.address ?? facts.host,
    port: facts.port,
    database: facts.database,
    username: facts.user,
    askForPassword: true,
    // Its driver gives this to the library that we use ourselves, and reads the file.
    pgOptions: { ssl: { rejectUnauthorized: true, servername: facts.host, ca: facts.rootCert } },
  };
  const id = idInSqlTools(connection);
  await peers.run(sqltools, "sqltools.updateConnection", id, connection, "Global");
  // Where it is not in the list yet, the person finds it there in a moment.
  await peers.run(sqltools, "sqltools.selectConnection", id).catch(() => undefined);
  return "opened";
}

function idInSqlTools(connection: {
  readonly name: string;
  readonly driver: string;
  readonly server: string;
  readonly database: string;
}): string {
  const { name, driver, server, database } = connection;
  const text = [name, driver, server, database].join("|");
  return text.replaceAll(".", ":").replaceAll("/", "\\");
}

/** It offers nothing to others but its form, so the facts go by the clipboard. */
async function openDatabaseClient(
  peers: PeerClients,
  facts: HandOver,
): Promise<{ readonly copy: string }> {
  const extension = databaseClients.find((id) => peers.has(id)) ?? databaseClients[0];
  await peers.run(extension, "mysql.connection.add").catch(() => undefined);
  return { copy: writeConnectionString("uri", facts) };
}
