import { Client } from "pg";

/** Where a server listens, and who asks. */
export interface SessionOptions {
  /** A loopback address in most cases; what the certificate says is checked against `serverName`. */
  readonly address: string;
  readonly port: number;
  readonly serverName: string;
  /** PEM of the authority that signs the server's certificate. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly signal?: AbortSignal | undefined;
}

export type Values = Readonly<Record<string, unknown>>;

/** One session with PostgreSQL, over verified TLS. */
export interface Session {
  readonly tls: string;
  query(text: string, values?: readonly unknown[]): Promise<readonly Values[]>;
}

/** Milliseconds. */
const connectLimit = 40_000;
const queryLimit = 30_000;

/** Opens a session for the time of `use`. Fails with what PostgreSQL or the way to it says. */
export async function withSession<T>(
  options: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const { address, port, serverName, ca, user, password, database, signal } = options;
  const client = new Client({
    host: address,
    port,
    user,
    password,
    database,
    ssl: { ca, servername: serverName, rejectUnauthorized: true },
    application_name: "cnpg-workbench",
    connectionTimeoutMillis: connectLimit,
    query_timeout: queryLimit,
  });
  // What breaks is told by the query that waits for it.
  client.on("error", () => undefined);
  const stop = (): void => void client.end();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    await client.connect();
    return await use({
      tls: protocolOf(client),
      query: async (text, values = []) => (await client.query(text, [...values])).rows as Values[],
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await client.end().catch(() => undefined);
  }
}

interface WithStream {
  readonly connection: { readonly stream: { getProtocol?(): string | null } };
}

/** The library does not tell it, its socket does. */
function protocolOf(client: Client): string {
  return (client as unknown as WithStream).connection.stream.getProtocol?.() ?? "none";
}
