import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

interface ResourceListAnswer {
  readonly resources?: readonly { readonly name: string }[];
}

/**
 * Of the resources, those that the cluster serves, by name (`clusters.postgresql.cnpg.io`). One call a
 * group; a group that does not exist is no failure.
 */
export async function discoverResources(
  connection: Connection,
  resources: readonly ApiResource[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const groups = new Map(resources.map((resource) => [groupPath(resource), resource]));
  const served = await Promise.all(
    [...groups].map(([path, resource]) => listGroup(connection, { path, resource, signal })),
  );
  return new Set(served.flat());
}

interface GroupQuery {
  readonly path: string;
  readonly resource: ApiResource;
  readonly signal: AbortSignal;
}

async function listGroup(connection: Connection, query: GroupQuery): Promise<readonly string[]> {
  const { path, resource, signal } = query;
  try {
    const answer = await connection.request<ResourceListAnswer>({ path, signal });
    const { group } = resource;
    return (answer.resources ?? []).map(({ name }) => nameResource({ plural: name, group }));
  } catch (error) {
    if (error instanceof KubeError && error.reason === "not-found") return [];
    throw error;
  }
}

function groupPath({ group, version }: ApiResource): string {
  return group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
}
