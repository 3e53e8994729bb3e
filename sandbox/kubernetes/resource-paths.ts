import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import type { Connection } from "#sandbox/kubernetes/connect.ts";
import type { KubeReference } from "#sandbox/kubernetes/kube-object.ts";

/** Path of an object in the API; of its collection where it has no name. Asks discovery once per group and version. */
export function createResourcePaths(
  connection: Connection,
): (reference: KubeReference) => Promise<string> {
  const known = new Map<string, Promise<readonly ApiResource[]>>();
  const load = async (apiVersion: string): Promise<readonly ApiResource[]> => {
    const { resources } = (await connection.ask(groupPath(apiVersion))) as {
      readonly resources: readonly ApiResource[];
    };
    return resources;
  };
  return async ({ apiVersion, kind, metadata: { namespace, name } }) => {
    const resources = known.get(apiVersion) ?? load(apiVersion);
    known.set(apiVersion, resources);
    // A failure is not kept: the group may be there the next time.
    resources.catch(() => known.delete(apiVersion));
    const found = (await resources).find((entry) => entry.kind === kind && !isPart(entry));
    if (found === undefined) {
      known.delete(apiVersion);
      throw new ApiError(`Discovery of ${apiVersion}`, 404, `it has no ${kind}`);
    }
    const place = found.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
    const end = name === undefined ? "" : `/${name}`;
    return `${groupPath(apiVersion)}${place}/${found.name}${end}`;
  };
}

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** `pods/status` and the like. */
function isPart({ name }: ApiResource): boolean {
  return name.includes("/");
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
