import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { listResource } from "#kube/watch/list-resource.ts";

/** Names alone: of Secrets neither values nor keys leave the server. Fails with a `KubeError`. */
export async function listNames(
  connection: Connection,
  resource: ApiResource,
  namespace: string | undefined,
): Promise<readonly string[]> {
  const query = { resource, namespace, metadataOnly: true } as const;
  const { objects } = await listResource(connection, query, AbortSignal.timeout(limit));
  return objects.map(({ metadata }) => metadata.name);
}

/** Somebody waits for it while typing, in milliseconds. */
const limit = 3_000;
