import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { sampleBackup, sampleCluster, samplePod } from "#test/support/cluster/sample-objects.ts";

export interface FleetPlan {
  readonly clusters: number;
  /** Of each cluster; 3 unless told. */
  readonly pods?: number;
  /** Of each cluster; 5 unless told. */
  readonly backups?: number;
  /** Requests under way at once; 24 unless told. */
  readonly concurrency?: number;
}

export interface LoadedFleet {
  readonly clusters: number;
  readonly pods: number;
  readonly backups: number;
  readonly seconds: number;
}

/**
 * Fills a namespace of a `light` sandbox with Clusters, their Pods and Backups, each with the status that the operator
 * would give it, written through the status subresource. Where controllers run, they would change all of it again.
 */
export async function loadFleet(
  client: KubeClient,
  namespace: string,
  { clusters, pods = 3, backups = 5, concurrency = 24 }: FleetPlan,
): Promise<LoadedFleet> {
  const began = performance.now();
  await runBounded(count(clusters), concurrency, async (index) => {
    const cluster = await createWithStatus(client, sampleCluster(namespace, index));
    for (const place of count(pods)) {
      await createWithStatus(client, samplePod(cluster, index, place));
    }
    for (const place of count(backups)) {
      await createWithStatus(client, sampleBackup(cluster, index, place));
    }
  });
  return {
    clusters,
    pods: clusters * pods,
    backups: clusters * backups,
    seconds: (performance.now() - began) / 1000,
  };
}

/** A status that comes with the object itself is thrown away by the API server, so it is written after it. */
export async function createWithStatus(
  client: KubeClient,
  object: KubeObject,
): Promise<KubeObject> {
  const created = await client.create(object);
  const path = await client.pathOf(created);
  const changed = await client.connection.ask(`${path}/status`, {
    method: "PUT",
    body: { ...created, status: object.status },
  });
  return changed as KubeObject;
}

function* count(to: number): Generator<number> {
  for (let index = 0; index < to; index += 1) yield index;
}
