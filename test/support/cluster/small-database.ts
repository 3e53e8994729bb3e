import { randomBytes } from "node:crypto";
import type { TestCluster } from "#test/support/cluster.ts";
import { waitForHealthy } from "#test/support/cluster/postgres-of.ts";
import type { ClusterName } from "#test/support/cluster/postgres-of.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** A Cluster with little in it, and how its application logs in. */
export interface SmallDatabase extends ClusterName {
  readonly user: string;
  /** Chosen here, so that a test can look for it where it must not be. */
  readonly password: string;
  readonly database: string;
  /** PEM of the authority of the server's certificate. */
  readonly ca: string;
  /** The Cluster first: a namespace with one in it takes a quarter of an hour. */
  remove(): Promise<void>;
}

/** Waits until all its instances are ready. */
export async function createSmallDatabase(
  cluster: TestCluster,
  { instances = 1, name = "db" }: { readonly instances?: number; readonly name?: string } = {},
): Promise<SmallDatabase> {
  const namespace = await cluster.createNamespace();
  const place = { name, namespace };
  const password = `canary-${randomBytes(8).toString("hex")}`;
  const login = { username: "app", password };
  const secret = { name: "login", namespace };
  await cluster.applyObject({
    apiVersion: "v1",
    kind: "Secret",
    metadata: secret,
    type: "kubernetes.io/basic-auth",
    stringData: login,
  });
  await cluster.applyCluster({ ...place, instances, spec: smallSpec(secret.name) });
  await waitForHealthy(cluster.client, place);
  return findSmallDatabase(cluster, place);
}

/** One that `createSmallDatabase` has made. */
export async function findSmallDatabase(
  cluster: TestCluster,
  place: ClusterName,
): Promise<SmallDatabase> {
  const { name, namespace } = place;
  const login = await readSecret(cluster, { name: "login", namespace });
  const authority = await readSecret(cluster, { name: `${name}-ca`, namespace });
  return {
    ...place,
    user: login("username"),
    password: login("password"),
    database: "app",
    ca: authority("ca.crt"),
    remove: () => removeCluster(cluster, place),
  };
}

/** Room for many sessions, and ends that do not wait for them. */
function smallSpec(secret: string): Readonly<Record<string, unknown>> {
  return {
    bootstrap: { initdb: { database: "app", owner: "app", secret: { name: secret } } },
    postgresql: { parameters: { max_connections: "260", shared_buffers: "32MB" } },
    smartShutdownTimeout: 2,
    stopDelay: 30,
  };
}

async function readSecret(
  { client }: TestCluster,
  metadata: ClusterName,
): Promise<(key: string) => string> {
  const secret = await client.read({ apiVersion: "v1", kind: "Secret", metadata });
  const data = secret["data"] as Readonly<Record<string, string>>;
  return (key) => Buffer.from(data[key] ?? "", "base64").toString();
}

async function removeCluster({ client }: TestCluster, place: ClusterName): Promise<void> {
  await client.remove({ apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata: place });
  const { namespace } = place;
  await waitUntil(
    `the pods of ${place.name} to be gone`,
    () => client.list({ apiVersion: "v1", kind: "Pod", metadata: { namespace } }),
    (pods) => pods.length === 0,
    { timeout: 90_000 },
  );
}
