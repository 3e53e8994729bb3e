import type { InstanceEndpoint } from "#domain/cnpg/instance-status.ts";
import type { Connection } from "#kube/connection.ts";

/** An instance that takes longer has other worries, in milliseconds. */
const limit = 5_000;

/** Asks an instance manager for its status, through the API server's proxy. Fails with a `KubeError`. */
export function askInstance(
  connection: Connection,
  endpoint: InstanceEndpoint,
  signal?: AbortSignal,
): Promise<unknown> {
  return connection.request<unknown>({ path: pathOf(endpoint), limit, signal });
}

function pathOf({ namespace, pod, scheme }: InstanceEndpoint): string {
  const target = `${scheme}:${encodeURIComponent(pod)}:8000`;
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${target}/proxy/pg/status`;
}
