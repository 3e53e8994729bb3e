import { Client } from "pg";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";

/** A session that remembers why it ended. */
export interface DatabaseClient {
  readonly client: Client;
  /** Why it broke, if it did. */
  readonly problem: () => Error | undefined;
  /** The only value of the only row. */
  ask(query: string): Promise<unknown>;
  /** Says goodbye, as clients do. */
  end(): Promise<void>;
  /** Hangs up in the middle. */
  drop(): void;
}

/** Logs in through a local port, over TLS that is verified against the Service's name. */
export async function connectDatabase(
  port: number,
  { name, user, password, database, ca }: SmallDatabase,
): Promise<DatabaseClient> {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user,
    password,
    database,
    ssl: { ca, servername: `${name}-rw`, rejectUnauthorized: true },
    connectionTimeoutMillis: 90_000,
    query_timeout: 60_000,
  });
  let problem: Error | undefined;
  client.on("error", (error) => (problem = error));
  await client.connect();
  return {
    client,
    problem: () => problem,
    async ask(query) {
      const { rows } = await client.query<Record<string, unknown>>(query);
      return Object.values(rows[0] ?? {})[0];
    },
    end: () => client.end(),
    drop: () => (client as unknown as WithSocket).connection.stream.destroy(),
  };
}

interface WithSocket {
  readonly connection: { readonly stream: { destroy(): void } };
}
