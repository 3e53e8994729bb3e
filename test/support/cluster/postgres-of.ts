import type { QueryResultRow } from "pg";
import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import { forwardPort } from "#test/support/cluster/forward-port.ts";
import { readLastWords } from "#test/support/cluster/last-words.ts";
import { queryPort } from "#test/support/cluster/query-port.ts";
import { type WaitOptions, waitUntil } from "#test/support/cluster/wait-until.ts";

/** Which Cluster. */
export interface ClusterName {
  readonly name: string;
  readonly namespace: string;
}

export function readCluster(client: KubeClient, metadata: ClusterName): Promise<KubeObject> {
  return client.read({ apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata });
}

/** What tests look at in the status of a Cluster. */
export interface ClusterStatus {
  readonly phase?: string;
  readonly phaseReason?: string;
  readonly readyInstances?: number;
  readonly currentPrimary?: string;
  readonly targetPrimary?: string;
  readonly instanceNames?: readonly string[];
}

/** Waits for the operator to call it healthy with all instances ready; gives the status. */
export function waitForHealthy(
  client: KubeClient,
  cluster: ClusterName,
  options: WaitOptions = {},
): Promise<ClusterStatus> {
  return waitForStatus(client, cluster, isHealthy, { timeout: 300_000, ...options });
}

/** The operator's word for it and its count of instances, together. */
export function isHealthy(status: ClusterStatus, instances: number): boolean {
  return status.phase === "Cluster in healthy state" && status.readyInstances === instances;
}

export async function waitForStatus(
  client: KubeClient,
  cluster: ClusterName,
  accept: (status: ClusterStatus, instances: number) => boolean,
  options: WaitOptions = {},
): Promise<ClusterStatus> {
  const [status] = await waitUntil(
    `the status of ${cluster.namespace}/${cluster.name}`,
    async () => {
      const { spec, status } = (await readCluster(client, cluster)) as unknown as {
        readonly spec: { readonly instances: number };
        readonly status?: ClusterStatus;
      };
      return [status ?? {}, spec.instances] as const;
    },
    ([status, instances]) => accept(status, instances),
    { interval: 500, ...options },
  ).catch(async (error: unknown) => {
    const words = await readLastWords(client, cluster.namespace);
    throw new Error(`${String(error)}\n${words}`, { cause: error });
  });
  return status;
}

/** Asks the PostgreSQL in one Pod, as the application's user, by a port-forward and TLS. */
export async function queryPod<Row extends QueryResultRow>(
  access: { readonly client: KubeClient; readonly kubeconfig: string },
  cluster: ClusterName,
  pod: string,
  query: string,
): Promise<Row[]> {
  const place = { namespace: cluster.namespace, name: pod };
  const forward = await forwardPort(access.kubeconfig, place, 5432);
  try {
    return await queryPort<Row>(access.client, cluster, forward.port, query);
  } finally {
    await forward.dispose();
  }
}
