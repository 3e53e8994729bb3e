import type { InstanceEndpoint } from "#domain/cnpg/instance-status.ts";
import type { Connection } from "#kube/connection.ts";
import { proxyPath } from "#kube/instance-status/proxy-path.ts";

/** An instance that takes longer has other worries, in milliseconds. */
const limit = 5_000;

/** Asks an instance manager for its status, through the API server's proxy. Fails with a `KubeError`. */
export function askInstance(
  connection: Connection,
  endpoint: InstanceEndpoint,
  signal?: AbortSignal,
): Promise<unknown> {
  const path = proxyPath({ ...endpoint, port: 8000 }, "pg/status");
  return connection.request<unknown>({ path, limit, signal });
}
