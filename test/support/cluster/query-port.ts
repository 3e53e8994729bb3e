import { Client, type QueryResultRow } from "pg";
import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";

/** Asks PostgreSQL behind a port of this machine by a new connection, as the application's user of the Cluster. */
export async function queryPort<Row extends QueryResultRow>(
  client: KubeClient,
  cluster: { readonly name: string; readonly namespace: string },
  port: number,
  query: string,
): Promise<Row[]> {
  const secret = await client.read({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `${cluster.name}-app`, namespace: cluster.namespace },
  });
  const data = secret["data"] as Readonly<Record<"username" | "password" | "dbname", string>>;
  const field = (name: keyof typeof data): string => Buffer.from(data[name], "base64").toString();
  const postgres = new Client({
    host: "127.0.0.1",
    port,
    user: field("username"),
    password: field("password"),
    database: field("dbname"),
    // The certificate is for the names of Services.
    ssl: { rejectUnauthorized: false },
    connectionTimeoutMillis: 20_000,
    query_timeout: 20_000,
  });
  // A connection that breaks is told by the query that waits; without a listener it would end the process.
  postgres.on("error", () => undefined);
  try {
    await postgres.connect();
    return (await postgres.query<Row>(query)).rows;
  } finally {
    await postgres.end().catch(() => undefined);
  }
}
