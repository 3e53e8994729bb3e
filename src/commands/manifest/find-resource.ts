import { findKind, kindInfo } from "#domain/cnpg/kinds.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** How the server calls objects of a kind in its paths; fails as not found for one that it does not serve. */
export async function findResource(
  connection: Connection,
  apiVersion: string,
  kind: string,
): Promise<ApiResource> {
  const [group, version] = splitVersion(apiVersion);
  const own = findKind(apiVersion, kind);
  if (own !== undefined) {
    const { plural, scope } = kindInfo(own);
    return { group, version, plural, kind: own, namespaced: scope === "Namespaced" };
  }
  const path = group === "" ? `/api/${version}` : `/apis/${apiVersion}`;
  const { resources = [] } = await connection.request<ResourceList>({ path });
  // Subresources stand in the same list.
  const found = resources.find((one) => one.kind === kind && !one.name.includes("/"));
  if (found === undefined) {
    throw new KubeError("not-found", `the server has no kind ${kind} in ${apiVersion}`);
  }
  return { group, version, plural: found.name, kind, namespaced: found.namespaced };
}

interface ResourceList {
  readonly resources?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

function splitVersion(apiVersion: string): readonly [group: string, version: string] {
  const slash = apiVersion.indexOf("/");
  return slash === -1
    ? ["", apiVersion]
    : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}
