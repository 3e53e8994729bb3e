import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { createWithStatus } from "#test/support/cluster/load-fleet.ts";
import { sampleBackup, sampleCluster, samplePod } from "#test/support/cluster/sample-objects.ts";

/** Makes one of everything that the explorer shows in a namespace, with the status of a healthy cluster. */
export async function furnishNamespace(
  { client }: TestCluster,
  namespace: string,
): Promise<KubeObject> {
  const cluster = await createWithStatus(client, sampleCluster(namespace, 0));
  for (const place of [0, 1, 2]) await createWithStatus(client, samplePod(cluster, 0, place));
  await createWithStatus(client, sampleBackup(cluster, 0, 0));
  for (const object of belongings(cluster)) {
    await (object.status === undefined ? client.create(object) : createWithStatus(client, object));
  }
  return cluster;
}

/** The rows of what `furnishNamespace` makes, in order; without groups, indentation and ages. */
export function furnishedRows(namespace: string, pods: "with pods" | "without pods"): string[] {
  const node = (number: number) => (pods === "with pods" ? ` · node-${number}` : "");
  return [
    `(database) db-0000  3/3 · db-0000-1 · PG 18.1 · ${namespace}  [cluster.active]`,
    `(star-full) db-0000-1  primary${node(0)}  [instance.primary]`,
    `(copy) db-0000-2  replica${node(1)}  [instance.replica]`,
    `(copy) db-0000-3  replica${node(2)}  [instance.replica]`,
    "(arrow-swap) db-0000-rw-pool  rw · session · 1/1 pods  [pooler.active]",
    "(pass) db-0000-nightly-20261001000000  completed · volume snapshot · N ago · took 1 min · from prefer-standby  [backup.completed]",
    "(circle-slash) db-0000-nightly  suspended · Every day at 02:00 UTC · has not run yet  [scheduledBackup.suspended]",
    "(database) db-0000-app  orders · app · applied  [database.applied]",
  ];
}

/** Of a printed tree, the rows that `furnishedRows` tells of. */
export function readFurnishedRows(tree: string): string[] {
  return tree
    .split("\n")
    .filter((line) => /\) db-0000/.test(line))
    .map((line) => line.trim().replace(/\d+ (d|h|min|s) ago/, "N ago"));
}

function belongings({ metadata }: KubeObject): readonly KubeObject[] {
  const { name, namespace = "" } = metadata;
  const cluster = { name };
  return [
    cnpg("Pooler", `${name}-rw-pool`, namespace, {
      spec: { cluster, type: "rw", instances: 1, pgbouncer: { poolMode: "session" } },
      status: { instances: 1 },
    }),
    cnpg("ScheduledBackup", `${name}-nightly`, namespace, {
      spec: { cluster, schedule: "0 0 2 * * *", method: "volumeSnapshot", suspend: true },
      status: {},
    }),
    cnpg("Database", `${name}-app`, namespace, {
      spec: { cluster, name: "orders", owner: "app" },
      status: { applied: true, observedGeneration: 1 },
    }),
    cnpg("ImageCatalog", "catalog", namespace, {
      spec: { images: [{ major: 18, image: "ghcr.io/cloudnative-pg/postgresql:18.1" }] },
    }),
  ];
}

function cnpg(
  kind: string,
  name: string,
  namespace: string,
  { spec, status }: { readonly spec: unknown; readonly status?: unknown },
): KubeObject {
  const metadata = { name, namespace };
  return { apiVersion: "postgresql.cnpg.io/v1", kind, metadata, spec, status };
}
