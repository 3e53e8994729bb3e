import type { KubeClient } from "./kube-client.ts";
import type { Scenario } from "./scenario.ts";

/** Why a scenario cannot run on this cluster; undefined where it can. */
export async function whyNot(
  client: KubeClient,
  need: Scenario["needs"],
): Promise<string | undefined> {
  return need === undefined ? undefined : await reasons[need](client);
}

const reasons: Record<
  NonNullable<Scenario["needs"]>,
  (client: KubeClient) => Promise<string | undefined>
> = {
  "object store": async (client) =>
    await unlessFound(
      client,
      "/api/v1/namespaces/object-store/services/s3",
      "the cluster has no object store; bring the sandbox up with --backups",
    ),
  "barman plugin": async (client) =>
    await unlessFound(
      client,
      "/api/v1/namespaces/cnpg-system/services/barman-cloud",
      "the Barman Cloud plugin is not installed; bring the sandbox up with --backups",
    ),
  "single node": async (client) => {
    const nodes = await client.list("/api/v1/nodes");
    return nodes.length === 1 ? undefined : "it prepares a node, and there is more than one";
  },
};

async function unlessFound(
  client: KubeClient,
  path: string,
  reason: string,
): Promise<string | undefined> {
  return (await client.find(path)) === undefined ? reason : undefined;
}
